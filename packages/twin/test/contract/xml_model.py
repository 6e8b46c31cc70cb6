"""Reads services that answer in XML with boto3, and holds what they say against AWS's own models.

Arguments: the twin's address, then one JSON list of {"service", "operation", "input"}.
Output: one line per fault, then a JSON line with the answers. The parser skips elements that the model does not have, so each
text in the XML is counted: what does not arrive in the answer is a fault.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree

import boto3
from aws_model import constraints
from botocore.config import Config
from botocore.exceptions import ClientError

ENVELOPE = {"requestId", "RequestId", "ResponseMetadata"}


def texts(element):
    name = element.tag.split("}")[-1]
    if name in ENVELOPE:
        return 0
    children = list(element)
    return sum(map(texts, children)) if children else int(bool((element.text or "").strip()))


def values(answer):
    if isinstance(answer, dict):
        return sum(values(one) for name, one in answer.items() if name != "ResponseMetadata")
    if isinstance(answer, list):
        return sum(map(values, answer))
    return int(answer is not None and answer != "")


def plain(answer):
    return json.loads(json.dumps(answer, default=lambda time: time.isoformat()))


def main():
    address, calls = sys.argv[1], json.loads(sys.argv[2])
    session = boto3.Session(aws_access_key_id="TWINDEMO", aws_secret_access_key="x", region_name="us-east-1")
    bodies = []
    answers, found = [], []
    for call in calls:
        client = session.client(call["service"], endpoint_url=address, config=Config(retries={"max_attempts": 0}))
        client.meta.events.register("before-parse", lambda response_dict, **_: bodies.append(response_dict["body"]))
        model = client.meta.service_model.operation_model(call["operation"])
        method = next(name for name, wire in client.meta.method_to_api_mapping.items() if wire == call["operation"])
        where = f"{call['service']}.{call['operation']}"
        try:
            answer = getattr(client, method)(**call["input"])
        except ClientError as error:
            answers.append({"error": error.response["Error"]["Code"]})
            continue
        said, heard = texts(ElementTree.fromstring(bodies[-1])), values(answer)
        if said != heard:
            found.append(f"{where} says {said} texts, of which {heard} are in AWS's model")
        found.extend(f"{where} {fault}" for fault in constraints(model.output_shape, answer, "$"))
        answers.append(plain(answer))
    print("\n".join(found))
    print(json.dumps(answers))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
