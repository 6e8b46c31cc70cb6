"""Asks a twin for every operation of its catalogue with botocore, whatever the protocol, and checks each answer against AWS's
own model. Usage: every_operation.py URL; input: the catalogue, {signing name: [operation, ...]}.

Output: one line per fault, then a summary as JSON. A fault is also an operation that has no sample, a sample that is not
answered, an operation that has nothing to tell to any of its samples, and, of each service, a refusal that AWS does not have.
"""

import json
import sys
import urllib.request

import botocore.session
from aws_model import COMMON_ERRORS, constraints
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError
from botocore.response import StreamingBody
from botocore.validate import ParamValidator
from samples import NOTHING, PLACES, SAMPLES
from wire_members import unknown_members

SESSION = botocore.session.get_session()
# Where botocore's name of a service is not the one that requests are signed for.
NAMES = {"monitoring": "cloudwatch", "access-analyzer": "accessanalyzer", "elasticloadbalancing": "elbv2"}
# What stands in front of a service names its errors by the protocol; the models list none of them.
OWN_ERRORS = {
    "rest-json": {*COMMON_ERRORS, "TooManyRequestsException"},
    "ec2": {"RequestLimitExceeded", "UnauthorizedOperation", "InternalError", "ServiceUnavailable"},
    "query": {"Throttling", "AccessDenied", "InternalFailure", "ServiceUnavailable"},
    "rest-xml": {"SlowDown", "AccessDenied", "InternalError", "ServiceUnavailable"},
}


class Asker:
    def __init__(self, url, name):
        self.url = url
        self.name = name
        self.clients = {}
        self.client = self.client_at(("us-east-1", "TWINDEMO"))
        self.methods = {operation: method for method, operation in self.client.meta.method_to_api_mapping.items()}
        self.seen = {}
        self.body = None

    def client_at(self, place):
        if place not in self.clients:
            region, key = place
            client = SESSION.create_client(
                self.name,
                region_name=region,
                endpoint_url=self.url,
                aws_access_key_id=key,
                aws_secret_access_key="any",
                config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
            )
            client.meta.events.register("after-call", self.keep)
            self.clients[place] = client
        return self.clients[place]

    def keep(self, http_response, model, **_):
        self.body = None if model.has_streaming_output else http_response.content

    def ask(self, operation, sample):
        request = sample(self.seen) if callable(sample) else sample
        place = PLACES.get(f"{self.name}.{operation}") or PLACES.get(self.name)
        client = self.client_at(place) if place else self.client
        return getattr(client, self.methods[operation])(**request)

    def faults(self, operation, sample):
        model = self.client.meta.service_model.operation_model(operation)
        try:
            answer = self.ask(operation, sample)
        except (ClientError, ParamValidationError, KeyError, IndexError) as error:
            yield f"is not answered: {type(error).__name__}: {error}"
            return
        answer.pop("ResponseMetadata")
        self.seen[operation] = answer
        told = {name: one.read() if isinstance(one, StreamingBody) else one for name, one in answer.items()}
        report = ParamValidator().validate(told, model.output_shape)
        if report.has_errors():
            yield report.generate_report()
        else:
            yield from constraints(model.output_shape, told, "$")
        yield from unknown_members(model, self.body)

    def refusals(self, operation, sample, kinds, url):
        model = self.client.meta.service_model
        errors = {shape.error_code for shape in model.operation_model(operation).error_shapes}
        protocol = "query" if "awsQueryCompatible" in model.metadata else model.resolved_protocol
        own = OWN_ERRORS.get(protocol, COMMON_ERRORS)
        for kind in kinds:
            set_fault(url, kind)
            try:
                self.ask(operation, sample)
                yield f"is answered when it should be refused ({kind})"
            except ClientError as error:
                code = error.response["Error"]["Code"]
                if code not in errors and code not in own:
                    yield f"is refused with an error that AWS does not have: {code!r}"
            finally:
                set_fault(url, None)


def is_hollow(answer):
    """Lists, and nothing in any of them."""
    lists = [one for one in answer.values() if isinstance(one, list)]
    return len(lists) > 0 and not any(lists)


def set_fault(url, kind):
    body = None if kind is None else json.dumps({"operation": "*", "kind": kind}).encode()
    method = "DELETE" if kind is None else "POST"
    urllib.request.urlopen(urllib.request.Request(f"{url}/_twin/faults", data=body, method=method)).read()


def check(url, catalogue):
    """Faults, and how many answers were checked."""
    account = None
    answers = 0
    faults = []
    for signed, operations in catalogue.items():
        name = NAMES.get(signed, signed)
        asker = Asker(url, name)
        account = account or Asker(url, "sts").ask("GetCallerIdentity", {})["Account"]
        asker.seen["account"] = account
        samples = SAMPLES.get(name, {})
        faults += [f"{name}.{one} has no sample in samples.py" for one in operations if not samples.get(one)]
        faults += [f"{name}.{one} has a sample, but the twin does not have it" for one in samples if one not in operations]
        for operation in samples:
            hollow = []
            for sample in samples[operation]:
                answers += 1
                faults += [f"{name}.{operation} {fault}" for fault in asker.faults(operation, sample)]
                hollow.append(is_hollow(asker.seen.get(operation, {})))
            if all(hollow) and f"{name}.{operation}" not in NOTHING:
                faults.append(f"{name}.{operation} tells of nothing: ask where there is something (PLACES)")
        for operation in list(samples)[:1]:
            kinds = ("throttle", "denied", "unavailable", "internal-error")
            found = asker.refusals(operation, samples[operation][0], kinds, url)
            faults += [f"{name}.{operation} {fault}" for fault in found]
    return faults, answers


def main(url):
    catalogue = json.load(sys.stdin)
    faults, answers = check(url, catalogue)
    print("\n".join(faults))
    operations = sum(len(names) for names in catalogue.values())
    print(json.dumps({"services": len(catalogue), "operations": operations, "answers": answers, "faults": len(faults)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
