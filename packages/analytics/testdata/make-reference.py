"""Writes reference.json: what named versions of named implementations say of named data.

    python -m venv .cache/reference && .cache/reference/bin/pip install statsforecast==2.1.1 statsmodels==0.15.0
    .cache/reference/bin/python packages/analytics/testdata/make-reference.py
"""

import json
import pathlib
import warnings
from importlib.metadata import version

import numpy as np
from statsforecast.ces import auto_ces, forecast_ces
from statsforecast.models import (
    TSB,
    AutoETS,
    CrostonClassic,
    CrostonSBA,
    DynamicOptimizedTheta,
    SeasonalNaive,
)
from statsforecast.utils import AirPassengers
from statsmodels.datasets import nile
from statsmodels.regression.linear_model import burg
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.seasonal import MSTL, STL

warnings.filterwarnings("ignore")
HORIZON = 12
air = np.asarray(AirPassengers, dtype=float)
flow = np.asarray(nile.load_pandas().data["volume"], dtype=float)
random = np.random.default_rng(7)
# Demand on about one day in four.
parts = np.where(random.random(120) < 0.25, random.poisson(6, 120) + 1, 0).astype(float)
t = np.arange(400)
# A day of 24 hours within a week of 7 "days" of 6 steps: seasons of 6 and 42.
load = 50 + 0.02 * t + 6 * np.sin(2 * np.pi * t / 6) + 9 * np.cos(2 * np.pi * t / 42) + random.normal(0, 1, 400)
load = np.round(load, 6)
data = {"AirPassengers": air, "Nile": flow, "parts": parts, "load": load}


def floats(values):
    return [float(v) for v in values]


def ahead(model, y, skip=0):
    """Forecasts and the sum of squared one-step errors (the criterion that both sides minimise), the first `skip` left out."""
    fitted = model.fit(y)
    sse = float(np.sum(np.square(np.asarray(fitted.model_.get("residuals", [np.nan]), dtype=float)[skip:])))
    return {"point": floats(fitted.predict(h=HORIZON)["mean"]), "sse": sse if np.isfinite(sse) else None}


def ets(y, model, damped, m=1):
    """statsforecast's fit; `criterion` is −2 log-likelihood without constants."""
    found = AutoETS(season_length=m, model=model, damped=damped).fit(y)
    own = found.model_
    return {
        "method": own["method"],
        "criterion": -2 * float(own["loglik"]),
        "aicc": float(own["aicc"]),
        "point": floats(found.predict(h=HORIZON)["mean"]),
    }


def seasonal_ets(y, error, trend, damped, seasonal, m):
    """statsmodels' maximum likelihood, first states estimated; `criterion` as R and statsforecast define it."""
    kinds = {"A": "add", "M": "mul", "N": None}
    model = ETSModel(
        y, error=kinds[error], trend=kinds[trend], damped_trend=damped, seasonal=kinds[seasonal], seasonal_periods=m
    )
    found = model.fit(disp=False, maxiter=5000)
    fitted = np.asarray(found.fittedvalues)
    errors = (y - fitted) / (fitted if error == "M" else 1)
    criterion = len(y) * np.log(np.sum(errors**2)) + (2 * np.sum(np.log(np.abs(fitted))) if error == "M" else 0)
    return {"criterion": float(criterion), "point": floats(found.forecast(HORIZON))}


def ces(y, m, kind):
    found = auto_ces(y, m, model=kind)
    return {
        "criterion": -2 * float(found["loglik"]),
        "aicc": float(found["aicc"]),
        "point": floats(forecast_ces(found, HORIZON)["mean"]),
    }


forecasts = {
    name: {
        "ses": ahead(AutoETS(season_length=1, model="ANN"), y),
        "dynamic-theta": ahead(DynamicOptimizedTheta(season_length=1), y, skip=3),
        "seasonal-naive": ahead(SeasonalNaive(season_length=12), y),
    }
    for name, y in (("AirPassengers", air), ("Nile", flow))
}
stl = STL(air, period=12, seasonal=11, robust=False).fit(inner_iter=2, outer_iter=0)
mstl = MSTL(load, periods=(6, 42), iterate=2, stl_kwargs={"inner_iter": 2, "outer_iter": 0}).fit()
ar = {str(p): floats(burg(np.diff(flow), p, demean=True)[0]) for p in range(1, 13)}
result = {
    "made_by": "make-reference.py",
    "versions": {name: version(name) for name in ("statsforecast", "statsmodels", "numpy")},
    "data": {name: y.tolist() for name, y in data.items()},
    "horizon": HORIZON,
    "forecasts": forecasts,
    "ets": {
        name: {
            "ANN": ets(y, "ANN", False),
            "MNN": ets(y, "MNN", False),
            "AAN": ets(y, "AAN", False),
            "AAdN": ets(y, "AAN", True),
            "MAdN": ets(y, "MAN", True),
            "ZZZ": ets(y, "ZZZ", None, m),
        }
        for name, y, m in (("AirPassengers", air, 12), ("Nile", flow, 1))
    },
    "seasonal_ets": {
        "AAA": seasonal_ets(air, "A", "A", False, "A", 12),
        "AAdA": seasonal_ets(air, "A", "A", True, "A", 12),
        "MAM": seasonal_ets(air, "M", "A", False, "M", 12),
        "MAdM": seasonal_ets(air, "M", "A", True, "M", 12),
        "MNM": seasonal_ets(air, "M", "N", False, "M", 12),
    },
    "ces": {
        "AirPassengers": {kind: ces(air, 12, kind) for kind in "NSPF"},
        "Nile": {"N": ces(flow, 1, "N")},
    },
    "intermittent": {
        "croston": float(CrostonClassic().fit(parts).predict(h=1)["mean"][0]),
        "sba": float(CrostonSBA().fit(parts).predict(h=1)["mean"][0]),
        "tsb": float(TSB(alpha_d=0.2, alpha_p=0.2).fit(parts).predict(h=1)["mean"][0]),
    },
    "burg": {"of": "steps of Nile", "coefficients": ar},
    "stl": {"of": "AirPassengers", "seasonal": stl.seasonal.tolist(), "trend": stl.trend.tolist()},
    "mstl": {"of": "load", "seasons": [6, 42], "seasonal": np.asarray(mstl.seasonal).T.tolist()},
}
path = pathlib.Path(__file__).with_name("reference.json")
path.write_text(json.dumps(result, indent=1, allow_nan=False) + "\n")  # then: npm run format
