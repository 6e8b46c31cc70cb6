"""Writes reference.json: what named versions of named implementations say of named data.

    python -m venv .cache/reference && .cache/reference/bin/pip install statsforecast==2.1.1 statsmodels
    .cache/reference/bin/python packages/analytics/testdata/make-reference.py
"""

import json
import pathlib
from importlib.metadata import version

import numpy as np
from statsforecast.models import AutoETS, DynamicOptimizedTheta, SeasonalNaive
from statsforecast.utils import AirPassengers
from statsmodels.datasets import nile
from statsmodels.tsa.seasonal import STL

air = np.asarray(AirPassengers, dtype=float)
flow = np.asarray(nile.load_pandas().data["volume"], dtype=float)
HORIZON = 12


def ahead(model, y, skip=0):
    """Forecasts and the sum of squared one-step errors (the criterion that both sides minimise), the first `skip` left out."""
    fitted = model.fit(y)
    sse = float(np.sum(np.square(np.asarray(fitted.model_.get("residuals", [np.nan]), dtype=float)[skip:])))
    return {
        "point": [float(v) for v in fitted.predict(h=HORIZON)["mean"]],
        "sse": sse if np.isfinite(sse) else None,
    }


data = {"AirPassengers": air, "Nile": flow}
forecasts = {
    name: {
        "ses": ahead(AutoETS(season_length=1, model="ANN"), y),
        "holt": ahead(AutoETS(season_length=1, model="AAN", damped=False), y),
        "damped-holt": ahead(AutoETS(season_length=1, model="AAN", damped=True), y),
        "dynamic-theta": ahead(DynamicOptimizedTheta(season_length=1), y, skip=3),
        "seasonal-naive": ahead(SeasonalNaive(season_length=12), y),
    }
    for name, y in data.items()
}
stl = STL(air, period=12, seasonal=11, robust=False).fit(inner_iter=2, outer_iter=0)
result = {
    "made_by": "make-reference.py",
    "versions": {name: version(name) for name in ("statsforecast", "statsmodels", "numpy")},
    "data": {name: y.tolist() for name, y in data.items()},
    "horizon": HORIZON,
    "forecasts": forecasts,
    "stl": {"of": "AirPassengers", "seasonal": stl.seasonal.tolist(), "trend": stl.trend.tolist()},
}
path = pathlib.Path(__file__).with_name("reference.json")
path.write_text(json.dumps(result, indent=1, allow_nan=False) + "\n")  # then: npm run format
