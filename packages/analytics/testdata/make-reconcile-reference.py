"""Writes reconcile-reference.json: what hierarchicalforecast says of the US national accounts (statsmodels' macrodata).

    python -m venv .cache/reference && .cache/reference/bin/pip install hierarchicalforecast==1.5.3 statsmodels==0.15.0
    .cache/reference/bin/python packages/analytics/testdata/make-reconcile-reference.py

GDP = private (consumption + investment) + rest (government + remainder); 'grouped' adds the crossing group investment + remainder.
Base forecasts are a level, smoothed differently per series, and a median drift, so that neither they nor their errors add up. The
errors are centred, since the reference centres them for its covariance (ours does not: a bias is part of an error).
"""

import json
import pathlib
from importlib.metadata import version

import numpy as np
from hierarchicalforecast.methods import BottomUp, MinTrace
from statsmodels.datasets import macrodata

HORIZON, TIMES = 4, 60
macro = macrodata.load_pandas().data
consumption, investment, government = (macro[c].to_numpy() for c in ("realcons", "realinv", "realgovt"))
leaves = np.array([consumption, investment, government, macro["realgdp"].to_numpy() - consumption - investment - government])
TREE = np.array([[1, 1, 1, 1], [1, 1, 0, 0], [0, 0, 1, 1]])
GROUPED = np.vstack([TREE, [[0, 1, 0, 1]]])


def reference(sums):
    S = np.vstack([sums, np.eye(4)]).astype(float)
    y = S @ leaves
    drift = np.median(np.diff(y), axis=1)
    alpha = np.linspace(0.3, 1, len(S))
    level, errors = y[:, 0], []
    for value in y[:, 1:].T:
        errors.append(value - level - drift)
        level = level + drift + alpha * errors[-1]
    base = level[:, None] + drift[:, None] * np.arange(1, HORIZON + 1)
    errors = np.array(errors)[-TIMES:].T
    errors -= errors.mean(axis=1, keepdims=True) - 1e-5  # it refuses errors that sum to zero
    zeros = np.zeros_like(errors)

    def said(method):
        return method(S, base, y_insample=errors, y_hat_insample=zeros)["mean"].tolist()

    return {
        "members": [np.flatnonzero(row).tolist() for row in S],
        "base": base.tolist(),
        "errors": errors.tolist(),
        "point": {
            "bottom-up": BottomUp()(S=S, y_hat=base)["mean"].tolist(),
            "ols": said(MinTrace("ols")),
            "wls-struct": said(MinTrace("wls_struct")),
            "wls": said(MinTrace("wls_var")),
            "mint-shrink": said(MinTrace("mint_shrink")),
        },
    }


def non_negative():
    """Growth of one quarter instead of levels: the smallest leaves become negative."""
    S = np.vstack([TREE, np.eye(4)]).astype(float)
    base = np.array([[40.0, 10, 6], [30, 25, 3], [4, 9, 8], [30, 10, 5], [25, 12, 2], [1, 2, 3], [3, 0, 1]])
    errors = reference(TREE)["errors"]
    said = {
        ours: MinTrace(theirs, nonnegative=True)(
            S, base, y_insample=np.array(errors), y_hat_insample=np.zeros_like(errors)
        )["mean"].tolist()
        for ours, theirs in {"ols": "ols", "wls": "wls_var", "mint-shrink": "mint_shrink"}.items()
    }
    return {"base": base.tolist(), "point": said}


result = {
    "made_by": "make-reconcile-reference.py",
    "versions": {name: version(name) for name in ("hierarchicalforecast", "statsmodels", "numpy")},
    "tree": reference(TREE),
    "grouped": reference(GROUPED),
    "nonNegative": non_negative(),
}
path = pathlib.Path(__file__).with_name("reconcile-reference.json")
path.write_text(json.dumps(result, indent=1, allow_nan=False) + "\n")  # then: npm run format
