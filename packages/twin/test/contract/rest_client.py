"""Calls the twin with boto3's own REST client and checks what comes back against AWS's service models.

Input: JSON lines {"service", "operation", "request", "region", "key", "url"} on stdin.
Output: one JSON line per call, {"status", "code", "answer", "faults"}. Faults are what botocore's parser would pass over in
silence: members that AWS does not have, required ones that are missing, wrong types, enums, patterns and lengths.
"""

import json
import sys

import botocore.config
import botocore.session
from aws_model import COMMON_ERRORS, constraints
from botocore.exceptions import ClientError
from botocore.validate import ParamValidator
from wire_members import unknown_json

SESSION = botocore.session.get_session()


def ask(call):
    wire = {}
    client = SESSION.create_client(
        call["service"],
        region_name=call["region"],
        endpoint_url=call["url"],
        aws_access_key_id=call["key"],
        aws_secret_access_key="any",
        config=botocore.config.Config(retries={"total_max_attempts": 1}),
    )
    client.meta.events.register("after-call.*", lambda http_response, **_: wire.update(body=http_response.text))
    name = call["operation"]
    model = client.meta.service_model.operation_model(name)
    method = next(one for one, of in client.meta.method_to_api_mapping.items() if of == name)
    try:
        answer = getattr(client, method)(**call["request"])
    except ClientError as error:
        code = error.response["Error"]["Code"]
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        known = {shape.name: shape for shape in model.error_shapes}
        faults = [] if code in known or code in COMMON_ERRORS else [f"{name}: AWS has no error {code!r}"]
        modelled = known[code].metadata.get("error", {}).get("httpStatusCode") if code in known else None
        if modelled is not None and modelled != status:
            faults.append(f"{name}: {code} comes with {modelled}, not {status}")
        return {"status": status, "code": code, "answer": error.response["Error"], "faults": faults}
    answer.pop("ResponseMetadata")
    report = ParamValidator().validate(answer, model.output_shape)
    faults = [f"{name}: {report.generate_report()}"] if report.has_errors() else []
    faults += unknown_json(model.output_shape, json.loads(wire["body"]), name)
    if not report.has_errors():
        faults += [f"{name} {fault}" for fault in constraints(model.output_shape, answer, "$")]
    return {"status": 200, "code": None, "answer": answer, "faults": faults}


for line in sys.stdin:
    if line.strip():
        print(json.dumps(ask(json.loads(line)), default=str))
