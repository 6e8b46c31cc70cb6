import { PanelPlugin, renderMarkdown, type PanelProps } from '@grafana/data';
import { RenderUserContentAsHTML } from '@grafana/ui';

interface TextOptions {
  readonly mode?: 'markdown' | 'html' | 'code';
  readonly content?: string;
}

function Text({ options, replaceVariables }: PanelProps<TextOptions>) {
  return (
    <RenderUserContentAsHTML
      className="markdown-html"
      content={renderMarkdown(replaceVariables(options.content ?? ''))}
    />
  );
}

export const textPanel = new PanelPlugin<TextOptions>(Text);
