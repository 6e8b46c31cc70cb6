"""Forecasts by one of statsforecast's models: JSON lines in, JSON lines out.

In:  {"seasonLengths": [24, 168], "horizon": 48, "y": [...]}
Out: {"point": [...], "intervals": [{"level": 0.8, "lower": [...], "upper": [...]}, ...], "ms": 12.3}
"""

import json
import sys
import time
import warnings

import numpy as np
from statsforecast.models import MSTL, AutoARIMA, AutoCES, AutoETS, DynamicOptimizedTheta, SeasonalNaive

warnings.filterwarnings("ignore")
MODELS = {
    "AutoETS": lambda own: AutoETS(season_length=own[0]),
    "DynamicOptimizedTheta": lambda own: DynamicOptimizedTheta(season_length=own[0]),
    "AutoCES": lambda own: AutoCES(season_length=own[0]),
    "MSTL": lambda own: MSTL(season_length=own),
    "SeasonalNaive": lambda own: SeasonalNaive(season_length=own[-1]),
    "AutoARIMA": lambda own: AutoARIMA(season_length=own[0]),
}
LEVELS = [80, 95]
answers, sys.stdout = sys.stdout, sys.stderr  # the library prints remarks

for line in sys.stdin:
    one = json.loads(line)
    y = np.asarray(one["y"], dtype=float)
    own = [m for m in one["seasonLengths"] if len(y) >= 2 * m] or [1]
    started = time.process_time()
    try:
        found = MODELS[sys.argv[1]](own).forecast(y=y, h=one["horizon"], level=LEVELS)
    except Exception:  # a model that fails on a series is scored as naive
        found = SeasonalNaive(season_length=1).forecast(y=y, h=one["horizon"], level=LEVELS)
    ms = 1000 * (time.process_time() - started)
    print(
        json.dumps(
            {
                "point": [float(v) for v in found["mean"]],
                "intervals": [
                    {
                        "level": level / 100,
                        "lower": [float(v) for v in found[f"lo-{level}"]],
                        "upper": [float(v) for v in found[f"hi-{level}"]],
                    }
                    for level in LEVELS
                ],
                "ms": ms,
            }
        ),
        file=answers,
    )
