"""Calls a twin with boto3 and prints what boto3 understood, as one JSON object. Usage: second_client.py URL MEMBER_ACCOUNT"""

import json
import sys
from datetime import datetime, timezone

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def client(name, url, key="TWINDEMO", token=None, secret="x"):
    return boto3.client(
        name,
        endpoint_url=url,
        region_name="us-east-1",
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=Config(retries={"max_attempts": 0}),
    )


def error_of(call):
    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


def main(url, member):
    ce, cloudwatch, sts, budgets = (client(name, url) for name in ("ce", "cloudwatch", "sts", "budgets"))
    week = {"Start": "2026-11-16", "End": "2026-11-23"}
    out = {}

    question = {
        "TimePeriod": week,
        "Granularity": "DAILY",
        "Metrics": ["UnblendedCost", "UsageQuantity"],
        "GroupBy": [{"Type": "DIMENSION", "Key": "LINKED_ACCOUNT"}, {"Type": "TAG", "Key": "team"}],
    }
    cost = ce.get_cost_and_usage(**question)
    out["groups"] = [[g["Keys"], g["Metrics"]["UnblendedCost"]["Amount"]] for g in cost["ResultsByTime"][0]["Groups"]]
    out["forecast"] = ce.get_cost_forecast(
        TimePeriod={"Start": "2026-11-24", "End": "2026-12-01"}, Metric="UNBLENDED_COST", Granularity="MONTHLY"
    )["Total"]["Amount"]
    out["services"] = [v["Value"] for v in ce.get_dimension_values(TimePeriod=week, Dimension="SERVICE")["DimensionValues"]]
    out["tags"] = ce.get_tags(TimePeriod=week, TagKey="team")["Tags"]

    start, end = (datetime(2026, 11, day, tzinfo=timezone.utc) for day in (20, 22))
    billing = {"Namespace": "AWS/Billing", "MetricName": "EstimatedCharges", "Dimensions": [{"Name": "Currency", "Value": "USD"}]}
    points = cloudwatch.get_metric_statistics(**billing, StartTime=start, EndTime=end, Period=28800, Statistics=["Maximum"])["Datapoints"]
    out["charges"] = [[point["Timestamp"].isoformat(), point["Maximum"]] for point in points]
    data = cloudwatch.get_metric_data(
        MetricDataQueries=[{"Id": "a", "MetricStat": {"Metric": billing, "Period": 28800, "Stat": "Maximum"}}],
        StartTime=start,
        EndTime=end,
        ScanBy="TimestampAscending",
    )["MetricDataResults"][0]
    out["data"] = [[time.isoformat(), value] for time, value in zip(data["Timestamps"], data["Values"])]
    out["metrics"] = sum(len(page["Metrics"]) for page in cloudwatch.get_paginator("list_metrics").paginate(IncludeLinkedAccounts=True))

    out["identity"] = {k: v for k, v in sts.get_caller_identity().items() if k != "ResponseMetadata"}
    role = sts.assume_role(RoleArn=f"arn:aws:iam::{member}:role/Reader", RoleSessionName="boto3")["Credentials"]
    assumed = client("sts", url, role["AccessKeyId"], role["SessionToken"], role["SecretAccessKey"])
    out["assumed"] = assumed.get_caller_identity()["Account"]
    out["expires"] = role["Expiration"].isoformat()
    account = out["identity"]["Account"]
    out["budgets"] = [b["BudgetName"] for page in budgets.get_paginator("describe_budgets").paginate(AccountId=account) for b in page["Budgets"]]

    out["errors"] = {
        "key": error_of(lambda: client("ce", url, "NOBODY").get_tags(TimePeriod=week)),
        "sts-key": error_of(lambda: client("sts", url, "NOBODY").get_caller_identity()),
        "secret": error_of(lambda: client("sts", url, role["AccessKeyId"], role["SessionToken"], "wrong").get_caller_identity()),
        "period": error_of(lambda: ce.get_tags(TimePeriod={"Start": "2026-11-16", "End": "2026-11-16"})),
        "budget": error_of(lambda: budgets.describe_budget(AccountId=account, BudgetName="none")),
    }
    print(json.dumps(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
