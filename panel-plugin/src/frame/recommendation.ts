export type Grade = 'low' | 'medium' | 'high';

/** One row of the frame, as the panel shows it. Missing is null. */
export interface Recommendation {
  readonly id: string;
  readonly title: string;
  readonly monthlySaving: number;
  readonly currency: string;
  readonly category: string | null;
  readonly effort: string | null;
  readonly risk: string | null;
  readonly resourceId: string | null;
  readonly SubAccountId: string | null;
  readonly SubAccountName: string | null;
  readonly ServiceName: string | null;
  readonly RegionId: string | null;
  readonly reason: string | null;
  readonly source: string | null;
  /** Epoch ms. */
  readonly detectedAt: number | null;
  /** Row of the frame, for the data links of its fields. */
  readonly rowIndex: number;
}

/** The backend's own sum, made with exact decimals; the panel shows it and adds nothing up. */
export interface Total {
  readonly monthlySaving: number;
  readonly currency: string;
}
