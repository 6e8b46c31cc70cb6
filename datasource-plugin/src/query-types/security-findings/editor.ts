import { t } from '@grafana/i18n';
import type { Editor } from '../editor.ts';
import { NoScope } from '../installation/NoScope.tsx';
import { SecurityFields } from './SecurityFields.tsx';

export const securityFindingsEditor: Editor<'security-findings'> = {
  label: () => t('query-type.security-findings', 'Security findings'),
  description: () =>
    t('query-type.security-findings-description', 'What is exposed, how bad it is, for how long, and what it costs'),
  Scope: NoScope,
  Fields: SecurityFields,
  examples: () => [
    {
      title: t('example.security-worst', 'What is worst?'),
      description: t(
        'example.security-worst-description',
        'Open findings, the worst and oldest first, with what to do about each.'
      ),
      query: { queryType: 'security-findings', statistic: 'worst' },
    },
    {
      title: t('example.security-exposure', 'What is exposed and expensive?'),
      description: t(
        'example.security-exposure-description',
        'Resources, or accounts, with open findings beside what they cost a month.'
      ),
      query: { queryType: 'security-findings', statistic: 'exposure' },
    },
    {
      title: t('example.security-alert', 'Alert on a critical finding'),
      description: t(
        'example.security-alert-description',
        'For an alert rule: how many critical findings are open. Above 0 somebody has to look.'
      ),
      query: { queryType: 'security-findings', statistic: 'open', severities: ['CRITICAL'] },
    },
  ],
};
