"""Asks moto and a twin the same and compares the shape of what boto3 got: every member that moto answers with, the twin
answers with too, of the same type. Usage: same_shape.py URL. Prints one line per difference, then a summary as JSON."""

import json
import sys
from datetime import datetime, timedelta, timezone

import moto
from moto.server import ThreadedMotoServer

from second_client import client

# boto3 sends checksums with what it puts into moto; who delivers without one has none.
IGNORED = {"ResponseMetadata", "NextToken", "ChecksumAlgorithm"}


def shape(value, path="$"):
    """Paths of an answer with their types; entries of a list are taken together."""
    if isinstance(value, dict):
        paths = {}
        for key, one in value.items():
            if key not in IGNORED:
                paths.update(shape(one, f"{path}.{key}"))
        return paths
    if isinstance(value, list):
        paths = {f"{path}[]": "list"}
        for one in value:
            paths.update(shape(one, f"{path}[]"))
        return paths
    kind = type(value).__name__
    return {path: "number" if kind in ("int", "float") else kind}


def main(url):
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        return compare(url, f"http://{host}:{port}")
    finally:
        server.stop()


def compare(url, moto_url):
    end = datetime(2026, 11, 23, tzinfo=timezone.utc)
    start = end - timedelta(days=1)
    services = ("cloudwatch", "sts", "budgets", "organizations", "s3")
    twin = {name: client(name, url) for name in services}
    peer = {name: client(name, moto_url) for name in services}

    instance = twin["cloudwatch"].list_metrics(Namespace="AWS/EC2", MetricName="CPUUtilization")["Metrics"][0]
    # moto's own clock decides what it keeps: its samples are recent, the twin's lie at the twin's time.
    now = datetime.now(timezone.utc).replace(second=0, microsecond=0)
    for minutes in (90, 60, 30):
        peer["cloudwatch"].put_metric_data(
            Namespace="AWS/EC2",
            MetricData=[
                {"MetricName": "CPUUtilization", "Dimensions": instance["Dimensions"], "Timestamp": now - timedelta(minutes=minutes), "Value": 40.0, "Unit": "Percent"}
            ],
        )
    peer["budgets"].create_budget(
        AccountId=peer["sts"].get_caller_identity()["Account"],
        Budget={
            "BudgetName": "b",
            "BudgetLimit": {"Amount": "10", "Unit": "USD"},
            "TimeUnit": "MONTHLY",
            "BudgetType": "COST",
            "CalculatedSpend": {"ActualSpend": {"Amount": "1", "Unit": "USD"}, "ForecastedSpend": {"Amount": "2", "Unit": "USD"}},
        },
    )

    peer["organizations"].create_organization(FeatureSet="ALL")
    root = peer["organizations"].list_roots()["Roots"][0]["Id"]
    peer["organizations"].create_organizational_unit(ParentId=root, Name="unit")
    peer["s3"].create_bucket(Bucket="files")
    for key in ("a", "b/1", "b/2"):
        peer["s3"].put_object(Bucket="files", Key=key, Body=b"0123456789")

    def window(side):
        return {"StartTime": start, "EndTime": end} if side is twin else {"StartTime": now - timedelta(hours=3), "EndTime": now}

    metric = {"Namespace": "AWS/EC2", "MetricName": "CPUUtilization", "Dimensions": instance["Dimensions"]}
    role = {"RoleArn": f"arn:aws:iam::{twin['sts'].get_caller_identity()['Account']}:role/Reader", "RoleSessionName": "session"}
    calls = {
        "list_metrics": lambda side: side["cloudwatch"].list_metrics(Namespace="AWS/EC2", MetricName="CPUUtilization"),
        "get_metric_statistics": lambda side: side["cloudwatch"].get_metric_statistics(
            **metric, **window(side), Period=300, Statistics=["Average", "Sum", "Minimum", "Maximum", "SampleCount"]
        ),
        "get_metric_data": lambda side: side["cloudwatch"].get_metric_data(
            **window(side), MetricDataQueries=[{"Id": "a", "MetricStat": {"Metric": metric, "Period": 300, "Stat": "Average"}}]
        ),
        "get_caller_identity": lambda side: side["sts"].get_caller_identity(),
        "assume_role": lambda side: side["sts"].assume_role(**role),
        "describe_budgets": lambda side: side["budgets"].describe_budgets(AccountId=side["sts"].get_caller_identity()["Account"]),
        "describe_organization": lambda side: side["organizations"].describe_organization(),
        "list_accounts": lambda side: side["organizations"].list_accounts(),
        "list_roots": lambda side: side["organizations"].list_roots(),
        "list_organizational_units_for_parent": lambda side: side["organizations"].list_organizational_units_for_parent(
            ParentId=side["organizations"].list_roots()["Roots"][0]["Id"]
        ),
        "list_objects_v2": lambda side: side["s3"].list_objects_v2(Bucket="files", Delimiter="/"),
        "list_objects_v2 by page": lambda side: side["s3"].list_objects_v2(Bucket="files", MaxKeys=1, Prefix="b/", StartAfter="b/0"),
        "get_object": lambda side: side["s3"].get_object(Bucket="files", Key="a", Range="bytes=2-5"),
        "head_object": lambda side: side["s3"].head_object(Bucket="files", Key="a"),
    }
    differences = []
    for name, call in calls.items():
        ours, theirs = shape(call(twin)), shape(call(peer))
        for path, kind in theirs.items():
            if ours.get(path) != kind:
                differences.append(f"{name}: moto answers {path} as {kind}, the twin as {ours.get(path)}")
    print("\n".join(differences))
    print(json.dumps({"calls": len(calls), "differences": len(differences), "moto": moto.__version__}))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
