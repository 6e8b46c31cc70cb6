import { CHARGE_KINDS, OTHER_CHARGE } from '../charge-kind.ts';
import type { ChargeKind } from '../charge-kind.ts';
import { categoryOfTag, categoryTag } from '../cost-categories/category-tag.ts';
import { CUR_COLUMNS } from './columns.ts';
import { effectiveCostSql } from './effective-cost-sql.ts';
import type { ReadCurColumn } from './effective-cost-sql.ts';

/**
 * A table of Cost and Usage Report 2.0 lines as charges: what `curToFocus` makes of a line, as SQL in Trino's dialect. Tags and product
 * attributes are read from the report's maps, so that legacy reports, which spread them over columns, have neither.
 */
export const CUR_TABLE = {
  name: 'CUR 2.0',
  columns: CUR_COLUMNS,
  charge(readAny: (column: string) => string) {
    const read: ReadCurColumn = readAny;
    return {
      amounts: {
        PricingQuantity: read('usageAmount'),
        BilledCost: read('unblendedCost'),
        EffectiveCost: effectiveCostSql(read),
        ListCost: read('onDemandCost'),
        ContractedCost: 'CAST(NULL AS decimal(38,27))',
      },
      dimensions: dimensionsSql(read),
      start: read('usageStart'),
      end: read('usageEnd'),
      billingPeriodStart: read('periodStart'),
      tag: (key: string) => tagSql(read, key),
      tagMaps: [
        {
          map: read('tags'),
          key: (stored: string) => `regexp_replace(regexp_replace(${stored}, '^user[:_]', ''), '^aws_', 'aws:')`,
        },
        { map: read('costCategories'), key: (stored: string) => `concat(${quoted(categoryTag(''))}, ${stored})` },
      ],
    };
  },
};

function dimensionsSql(read: ReadCurColumn) {
  const isFee = `${read('lineItemType')} IN ('RIFee', 'SavingsPlanRecurringFee')`;
  return {
    ProviderName: "'AWS'",
    PublisherName: coalesce(read('legalEntity'), "'Amazon Web Services, Inc.'"),
    InvoiceIssuerName: coalesce(read('invoicingEntity'), read('legalEntity'), "'Amazon Web Services, Inc.'"),
    BillingAccountId: read('payerAccountId'),
    BillingAccountName: read('payerAccountName'),
    SubAccountId: read('usageAccountId'),
    SubAccountName: read('usageAccountName'),
    ServiceName: coalesce(read('productName'), product(read, 'product_name'), read('productCode')),
    ServiceCategory: NO_TEXT,
    RegionId: coalesce(read('regionCode'), product(read, 'region')),
    RegionName: coalesce(read('location'), product(read, 'location')),
    AvailabilityZone: read('availabilityZone'),
    ResourceId: read('resourceId'),
    ResourceName: NO_TEXT,
    ResourceType: coalesce(read('productFamily'), product(read, 'product_family')),
    ChargeCategory: byType(read, 'ChargeCategory'),
    ChargeClass: byType(read, 'ChargeClass'),
    ChargeDescription: read('description'),
    ChargeFrequency: byType(read, 'ChargeFrequency'),
    PricingCategory: `CASE WHEN ${read('pricingTerm')} = 'Spot' THEN 'Dynamic' ELSE ${byType(read, 'PricingCategory')} END`,
    PricingUnit: read('pricingUnit'),
    SkuId: coalesce(read('sku'), product(read, 'sku')),
    CommitmentDiscountId: coalesce(read('reservationArn'), read('savingsPlanArn')),
    CommitmentDiscountType: byType(read, 'CommitmentDiscountType'),
    CommitmentDiscountStatus: `CASE WHEN ${isFee} THEN 'Unused' ELSE ${byType(read, 'CommitmentDiscountStatus')} END`,
    BillingCurrency: read('currency'),
    x_UsageType: read('usageType'),
    x_Operation: read('operation'),
  };
}

const NO_TEXT = 'CAST(NULL AS varchar)';

/** What the type of a line says in FOCUS terms. */
function byType(read: ReadCurColumn, column: keyof ChargeKind): string {
  const value = (kind: ChargeKind) => (kind[column] === null ? NO_TEXT : quoted(kind[column]));
  const cases = Object.entries(CHARGE_KINDS).map(([type, kind]) => `WHEN ${quoted(type)} THEN ${value(kind)}`);
  return `CASE replace(lower(${read('lineItemType')}), ' ', '') ${cases.join(' ')} ELSE ${value(OTHER_CHARGE)} END`;
}

const product = (read: ReadCurColumn, key: string): string =>
  `NULLIF(element_at(${read('product')}, ${quoted(key)}), '')`;

function tagSql(read: ReadCurColumn, key: string): string {
  const category = categoryOfTag(key);
  const tags = storedKeys(key).map((stored) => `element_at(${read('tags')}, ${quoted(stored)})`);
  return category === null
    ? coalesce(...tags)
    : coalesce(`element_at(${read('costCategories')}, ${quoted(category)})`, ...tags);
}

/** The keys under which the report keeps a tag that FOCUS calls so. */
function storedKeys(key: string): string[] {
  const own = key.startsWith('aws:') ? [`aws_${key.slice('aws:'.length)}`, key] : [key];
  return [`user_${key}`, `user:${key}`, ...own];
}

const coalesce = (...expressions: string[]): string => `COALESCE(${expressions.join(', ')})`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
