import { t } from '@grafana/i18n';
import { Checkbox, Combobox, Field, FieldSet, TextArea } from '@grafana/ui';
import type { AccessPolicy } from '@smartcloudops/contract';
import { useState } from 'react';
import { teamsOf, teamsText } from './teams-text.ts';

interface Props {
  readonly policy: AccessPolicy;
  readonly onChange: (change: Partial<AccessPolicy>) => void;
}

/** Teams, and what those see whom no scope finds. */
export function PolicyFields({ policy, onChange }: Props) {
  const [teams, setTeams] = useState(teamsText(policy.teams));
  const services = [
    { value: 'nothing', label: t('access.nothing', 'Nothing') },
    { value: 'everything', label: t('access.everything', 'Everything') },
    ...policy.scopes.map(({ name }) => ({ value: name, label: name })),
  ];
  const service = (name: 'alerts' | 'publicDashboards', label: string, description: string) => (
    <Field label={label} description={description} htmlFor={`access-${name}`}>
      <Combobox
        id={`access-${name}`}
        width={40}
        options={services}
        value={policy[name]}
        onChange={({ value }) => onChange({ [name]: value })}
      />
    </Field>
  );
  return (
    <FieldSet label={t('access.rest', 'Teams, alerts and administrators')}>
      <Field
        label={t('access.team-list', 'Teams')}
        description={t(
          'access.team-help',
          'A line each, such as "shop: sam, sue". Grafana does not tell plugins of its teams.'
        )}
        htmlFor="access-teams"
      >
        <TextArea
          id="access-teams"
          rows={4}
          value={teams}
          onChange={({ currentTarget: { value } }) => {
            setTeams(value);
            onChange({ teams: teamsOf(value) });
          }}
        />
      </Field>
      {service(
        'alerts',
        t('access.alerts', 'Alert rules see'),
        t(
          'access.alerts-help',
          'Grafana evaluates them as nobody. Who may write rules can make their result known to others.'
        )
      )}
      {service(
        'publicDashboards',
        t('access.public', 'Public dashboards see'),
        t('access.public-help', 'Whoever has the address reads them.')
      )}
      <Checkbox
        label={t('access.admins', 'Administrators see everything')}
        value={policy.adminsSeeEverything}
        onChange={({ currentTarget: { checked } }) => onChange({ adminsSeeEverything: checked })}
      />
    </FieldSet>
  );
}
