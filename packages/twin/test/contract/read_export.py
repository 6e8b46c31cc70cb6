"""Reads a data export as AWS tells to: the manifest of a period says which files it has. Usage: read_export.py URL BUCKET MONTH

Prints, as JSON, the totals of the money columns by account, of an export of each format, and what Cost Explorer says of the same month."""

import csv
import gzip
import io
import json
import sys
from collections import defaultdict
from decimal import Decimal

from second_client import client


def rows_of(s3, bucket, folder, month):
    name = folder.split("/")[-1]
    key = f"{folder}/metadata/BILLING_PERIOD={month}/{name}-Manifest.json"
    manifest = json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read())
    for uri in manifest["dataFiles"]:
        found, _, file = uri.removeprefix("s3://").partition("/")
        text = gzip.decompress(s3.get_object(Bucket=found, Key=file)["Body"].read()).decode()
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        assert reader.fieldnames == [column["name"] for column in manifest["columns"]], "columns of file and manifest differ"
        for row in reader:
            assert None not in row and None not in row.values(), f"a row of {file} has not as many cells as columns"
            yield row


def totals(rows, account, columns):
    sums = defaultdict(Decimal)
    for row in rows:
        for metric, column in columns.items():
            sums[f"{row[account]} {metric}"] += Decimal(row[column] or 0)
    return {name: f"{value.normalize():f}" for name, value in sums.items() if value != 0}


def cost_explorer(ce, month, metrics):
    year, number = map(int, month.split("-"))
    end = f"{year + number // 12}-{number % 12 + 1:02}-01"
    answer = ce.get_cost_and_usage(
        TimePeriod={"Start": f"{month}-01", "End": end},
        Granularity="MONTHLY",
        Metrics=metrics,
        GroupBy=[{"Type": "DIMENSION", "Key": "LINKED_ACCOUNT"}],
    )
    groups = answer["ResultsByTime"][0]["Groups"]
    found = {f"{group['Keys'][0]} {metric}": Decimal(group["Metrics"][metric]["Amount"]) for group in groups for metric in metrics}
    return {name: f"{value.normalize():f}" for name, value in found.items() if value != 0}


CUR2 = {"UnblendedCost": "line_item_unblended_cost", "BlendedCost": "line_item_blended_cost", "NetUnblendedCost": "line_item_net_unblended_cost"}
FOCUS = {"NetUnblendedCost": "BilledCost", "NetAmortizedCost": "EffectiveCost"}


def main(url, bucket, month):
    s3, ce = client("s3", url), client("ce", url)
    print(
        json.dumps(
            {
                "cur2": totals(rows_of(s3, bucket, "bills/cur2", month), "line_item_usage_account_id", CUR2),
                "focus": totals(rows_of(s3, bucket, "bills/focus", month), "SubAccountId", FOCUS),
                "cur2 told": cost_explorer(ce, month, list(CUR2)),
                "focus told": cost_explorer(ce, month, list(FOCUS)),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
