"""Writes trend-reference.json: what pymannkendall and scipy say of the Nile's flow and of CO2 at Mauna Loa (weekly, with gaps).

    python -m venv .cache/reference && .cache/reference/bin/pip install pymannkendall==1.4.3 scipy==1.17.1 statsmodels==0.15.0
    .cache/reference/bin/python packages/analytics/testdata/make-trend-reference.py
"""

import json
import pathlib
from importlib.metadata import version

import numpy as np
import pymannkendall
from scipy.stats import norm, theilslopes
from statsmodels.datasets import co2, nile

flow = nile.load_pandas().data["volume"].to_numpy(dtype=float)
weekly = co2.load_pandas().data["co2"].to_numpy(dtype=float)[:1000]


def plain(y):
    there = ~np.isnan(y)
    t = np.arange(len(y))[there]
    slope, _, low, high = theilslopes(y[there], t, alpha=0.95)
    test = pymannkendall.original_test(y)
    return {"slope": slope, "lower": low, "upper": high, "tau": test.Tau, "score": test.s, "variance": test.var_s}


def seasonal(y, period):
    test = pymannkendall.seasonal_test(y, period=period)
    return {"slope": test.slope / period, "tau": test.Tau, "score": test.s, "variance": test.var_s, "pValue": test.p}


result = {
    "made_by": "make-trend-reference.py",
    "versions": {name: version(name) for name in ("pymannkendall", "scipy", "statsmodels", "numpy")},
    "data": {"Nile": flow.tolist(), "CO2": [None if np.isnan(v) else v for v in weekly.tolist()]},
    "plain": {"Nile": plain(flow), "CO2": plain(weekly)},
    "seasonal": {"Nile": {"period": 7, **seasonal(flow, 7)}, "CO2": {"period": 52, **seasonal(weekly, 52)}},
    "normalTail": {str(z): float(norm.sf(z)) for z in (0, 0.1, 1, 1.96, 2.999, 3.001, 5, 10, 30)},
}
path = pathlib.Path(__file__).with_name("trend-reference.json")
path.write_text(json.dumps(result, indent=1, allow_nan=False, default=float) + "\n")  # then: npm run format
