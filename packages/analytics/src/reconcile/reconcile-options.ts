export interface ReconcileOptions {
  /**
   * `bottom-up`: sums of the leaves. `ols`: every node counts alike. `wls`: by the variances of the errors, or by the number of
   * leaves when there are no errors. `mint-shrink`: by variances and shrunk correlations.
   */
  readonly method: 'bottom-up' | 'ols' | 'wls' | 'mint-shrink';
  /** Per node: past errors (backtest or one-step), aligned in time, NaN where there is none. */
  readonly errors?: readonly (readonly number[])[];
  /** No leaf below zero, hence no sum; or per leaf position whether that leaf may not be (credits may). Default false. */
  readonly nonNegative?: boolean | readonly boolean[];
  /** Nodes whose base forecast is kept (what is known already); where they contradict each other they share the difference. */
  readonly fixed?: readonly number[];
}
