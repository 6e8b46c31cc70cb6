"""Writes change-point-reference.json: where ruptures' PELT finds changes, in the Nile's flow and in seeded levels.

    python -m venv .cache/reference && .cache/reference/bin/pip install ruptures==1.1.10 statsmodels==0.15.0
    .cache/reference/bin/python packages/analytics/testdata/make-change-point-reference.py
"""

import json
import pathlib
from importlib.metadata import version

import numpy as np
import ruptures
from statsmodels.datasets import nile

random = np.random.default_rng(4)
levels = np.concatenate([random.normal(level, spread, n) for level, spread, n in
                         ((10, 1, 60), (13, 1, 40), (12, 3, 80), (12, 0.5, 50), (9, 1, 12), (11, 1, 90))])
data = {"Nile": nile.load_pandas().data["volume"].to_numpy(dtype=float), "levels": levels.round(4)}


def found(y, model, penalty, least):
    changes = ruptures.Pelt(model=model, min_size=least, jump=1).fit(y).predict(pen=penalty)
    return [int(index) for index in changes[:-1]]  # it ends with the length of the series


cases = []
for name, y in data.items():
    for least in (2, 5, 10):
        for factor in (1, 3, 10, 30):
            penalty = float(factor * np.var(np.diff(y)) / 2)
            cases.append({"of": name, "model": "l2", "penalty": penalty, "least": least,
                          "changes": found(y, "l2", penalty, least)})
        for penalty in (12.0, 20.0, 40.0):
            cases.append({"of": name, "model": "normal", "penalty": penalty, "least": least,
                          "changes": found(y, "normal", penalty, least)})
result = {
    "made_by": "make-change-point-reference.py",
    "versions": {name: version(name) for name in ("ruptures", "statsmodels", "numpy")},
    "data": {name: y.tolist() for name, y in data.items()},
    "cases": cases,
}
path = pathlib.Path(__file__).with_name("change-point-reference.json")
path.write_text(json.dumps(result, indent=1, allow_nan=False) + "\n")  # then: npm run format
