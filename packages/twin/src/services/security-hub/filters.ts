import type { AwsError } from '../../http/aws-error.ts';
import type { HubFinding } from './show-finding.ts';

interface Filter {
  readonly Value?: string;
  readonly Comparison?: string;
  readonly Start?: string;
  readonly End?: string;
}

/** Filters by field: those of a field are alternatives (those that say not, together), fields have to hold all. */
export type Filters = Readonly<Record<string, readonly Filter[]>>;

const FIELDS: Readonly<Record<string, (finding: HubFinding) => string | undefined>> = {
  Id: ({ Id }) => Id,
  AwsAccountId: ({ AwsAccountId }) => AwsAccountId,
  ProductName: ({ ProductName }) => ProductName,
  RecordState: ({ RecordState }) => RecordState,
  WorkflowStatus: ({ Workflow }) => Workflow.Status,
  ComplianceStatus: ({ Compliance }) => Compliance?.Status,
  SeverityLabel: ({ Severity }) => Severity.Label,
};
const TIMES: Readonly<Record<string, (finding: HubFinding) => string>> = {
  UpdatedAt: ({ UpdatedAt }) => UpdatedAt,
  CreatedAt: ({ CreatedAt }) => CreatedAt,
};

function isOne(value: string | undefined, filters: readonly Filter[]): boolean {
  const not = filters.filter(({ Comparison }) => Comparison?.startsWith('NOT_'));
  const wanted = filters.filter(({ Comparison }) => !Comparison?.startsWith('NOT_'));
  const holds = ({ Value = '', Comparison = '' }: Filter) =>
    Comparison.endsWith('PREFIX') ? (value ?? '').startsWith(Value) : value === Value;
  return !not.some(holds) && (wanted.length === 0 || wanted.some(holds));
}

/** @throws what `refuse` makes of a filter that does not exist */
export function meets(finding: HubFinding, filters: Filters, refuse: (message: string) => AwsError): boolean {
  return Object.entries(filters).every(([field, alternatives]) => {
    const time = TIMES[field]?.(finding);
    if (time !== undefined) return alternatives.some(({ Start = '', End = '9' }) => time >= Start && time <= End);
    const read = FIELDS[field];
    if (!read) throw refuse(`Invalid parameter: Filters.${field}`);
    return isOne(read(finding), alternatives);
  });
}
