"""Members of an answer on the wire that AWS's model does not have. botocore's parsers pass over them in silence."""

import json
from xml.etree import ElementTree


def unknown_json(shape, value, path):
    if shape.type_name == "structure" and isinstance(value, dict):
        members = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        for name, one in value.items():
            if name not in members:
                yield f"{path}: there is no {name}"
            else:
                yield from unknown_json(members[name], one, f"{path}.{name}")
    elif shape.type_name == "list" and isinstance(value, list):
        for i, one in enumerate(value):
            yield from unknown_json(shape.member, one, f"{path}[{i}]")


def element_name(name, member):
    """How a member of a structure is called in XML; of a flattened list the entries are named like this."""
    if member.type_name == "list" and member.serialization.get("flattened"):
        return member.member.serialization.get("name") or member.serialization.get("name", name)
    return member.serialization.get("name", name)


def unknown_xml(shape, node, path):
    if shape.type_name == "structure":
        members = {element_name(name, member): member for name, member in shape.members.items()}
        for child in node:
            name = child.tag.split("}")[-1]
            if name not in members:
                yield f"{path}: there is no {name}"
                continue
            member = members[name]
            flat = member.type_name == "list" and member.serialization.get("flattened")
            yield from unknown_xml(member.member if flat else member, child, f"{path}.{name}")
    elif shape.type_name == "list":
        wanted = shape.member.serialization.get("name", "member")
        for i, child in enumerate(node):
            name = child.tag.split("}")[-1]
            if name != wanted:
                yield f"{path}: entries are called {wanted}, not {name}"
            yield from unknown_xml(shape.member, child, f"{path}[{i}]")
    elif shape.type_name != "map" and len(node) > 0:
        yield f"{path}: has elements, but is a {shape.type_name}"


FRAME = {"ResponseMetadata", "requestId"}


def unknown_members(model, body):
    """Faults of the body of a successful answer to an operation."""
    shape = model.output_shape
    if shape is None or not body:
        return
    if model.service_model.resolved_protocol in ("json", "rest-json"):
        yield from unknown_json(shape, json.loads(body), "$")
        return
    root = ElementTree.fromstring(body)
    wrapper = shape.serialization.get("resultWrapper")
    if wrapper is not None:
        root = next(child for child in root if child.tag.split("}")[-1] == wrapper)
    for child in [child for child in root if child.tag.split("}")[-1] in FRAME]:
        root.remove(child)
    yield from unknown_xml(shape, root, "$")
