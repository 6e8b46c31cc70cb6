"""Checks recorded calls against AWS's own service models, which botocore carries.

Input: JSON lines {"service", "operation", "request", "status", "answer"} on stdin, as they went over the wire.
Output: one line per fault; exit code 1 when there is any. Beyond botocore's own validator (types, required and unknown
members) it checks enums, patterns and lengths, which botocore leaves to the service.
"""

import json
import re
import sys

import botocore.session
from botocore.validate import ParamValidator

SESSION = botocore.session.get_session()
# Errors that AWS answers from in front of the services; the models do not list them.
COMMON_ERRORS = {
    "ValidationException",
    "ValidationError",
    "AccessDeniedException",
    "UnrecognizedClientException",
    "InvalidSignatureException",
    "MissingAuthenticationTokenException",
    "ExpiredTokenException",
    "ThrottlingException",
    "InternalFailure",
    "ServiceUnavailable",
}


def matches(pattern, value):
    """AWS writes patterns for Java: flags may stand anywhere. The few that Python cannot read count as met."""
    ignore_case = re.IGNORECASE if "(?i)" in pattern else 0
    try:
        return re.search(pattern.replace("(?i)", ""), value, ignore_case) is not None
    except re.error:
        return True


def constraints(shape, value, path):
    """Faults of a value against the enums, patterns and lengths of its shape."""
    meta = shape.metadata
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            if isinstance(value, dict) and value.get(name) is not None:
                yield from constraints(member, value[name], f"{path}.{name}")
    elif shape.type_name == "list":
        if not meta.get("min", 0) <= len(value) <= meta.get("max", sys.maxsize):
            yield f"{path}: {len(value)} entries"
        for i, one in enumerate(value):
            yield from constraints(shape.member, one, f"{path}[{i}]")
    elif shape.type_name == "map":
        for key, one in value.items():
            yield from constraints(shape.value, one, f"{path}.{key}")
    elif shape.type_name == "string":
        if getattr(shape, "enum", None) and value not in shape.enum:
            yield f"{path}: {value!r} is not one of {shape.enum}"
        if not meta.get("min", 0) <= len(value) <= meta.get("max", sys.maxsize):
            yield f"{path}: length {len(value)}"
        pattern = meta.get("pattern")
        if pattern and not matches(pattern, value):
            yield f"{path}: {value!r} does not match {pattern}"


def faults(call):
    model = SESSION.get_service_model(call["service"])
    operation = model.operation_model(call["operation"])
    where = f"{call['service']}.{call['operation']}"
    if operation.input_shape is None:
        if call["request"] != {}:
            yield f"{where} takes no input"
    else:
        report = ParamValidator().validate(call["request"], operation.input_shape)
        if report.has_errors():
            yield f"{where} request: {report.generate_report()}"
    if call["status"] != 200:
        code = call["answer"].get("__type", "").split("#")[-1]
        shapes = {shape.name: shape for shape in operation.error_shapes}
        if code not in shapes and code not in COMMON_ERRORS:
            yield f"{where} answers with an error that AWS does not have: {code!r}"
        if code in shapes:
            # Where the model gives an error no members at all, AWS sends its message all the same.
            unsaid = {"__type"} if shapes[code].members else {"__type", "message"}
            body = {key: value for key, value in call["answer"].items() if key not in unsaid}
            report = ParamValidator().validate(body, shapes[code])
            if report.has_errors():
                yield f"{where} {code}: {report.generate_report()}"
        return
    report = ParamValidator().validate(call["answer"], operation.output_shape)
    if report.has_errors():
        yield f"{where} answer: {report.generate_report()}"
        return
    yield from (f"{where} answer {fault}" for fault in constraints(operation.output_shape, call["answer"], "$"))


def main():
    calls = [json.loads(line) for line in sys.stdin if line.strip()]
    found = [f"call {i + 1}: {fault}" for i, call in enumerate(calls) for fault in faults(call)]
    print("\n".join(found))
    print(json.dumps({"calls": len(calls), "faults": len(found), "botocore": botocore.__version__}))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
