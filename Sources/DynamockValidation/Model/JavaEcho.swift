import DynamockModel

/// A value as Java prints it, which is how AWS echoes what breaks a rule.
///
/// `[KeySchemaElement(attributeName=pk, keyType=HASH)]`, `{t=[]}` (fact sheet `error-messages` §6;
/// AWS's own text differs between regions and months). Only built for a refusal, so it may reflect.
func javaText(_ value: Any) -> String {
  switch value {
  case let text as String: return text
  case let value as any OpenEnumeration: return value.rawValue
  case let value as AttributeValue: return value.javaText
  case let item as Item: return item.javaText
  case let bytes as [UInt8]: return "java.nio.HeapByteBuffer[pos=0 lim=\(bytes.count)]"
  default: break
  }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .optional: return mirror.children.first.map { javaText($0.value) } ?? "null"
  case .collection:
    return "[" + mirror.children.map { javaText($0.value) }.joined(separator: ", ") + "]"
  case .struct where value is any NamedEntries:
    return (value as? any NamedEntries)?.javaEntries ?? ""
  case .struct where !mirror.children.isEmpty:
    let members = mirror.children.map { "\($0.label ?? "")=\(javaText($0.value))" }
    return "\(mirror.subjectType)(" + members.joined(separator: ", ") + ")"
  default: return "\(value)"
  }
}

/// A map of any values.
private protocol NamedEntries {
  var javaEntries: String { get }
}

extension NamedValues: NamedEntries {
  fileprivate var javaEntries: String {
    "{" + entries.map { "\($0.name)=\(javaText($0.value))" }.joined(separator: ", ") + "}"
  }
}

extension Item {
  fileprivate var javaText: String {
    "{" + attributes.map { "\($0.name)=\($0.value.javaText)" }.joined(separator: ", ") + "}"
  }
}

extension AttributeValue {
  /// All ten types by name, those the value does not have as null.
  fileprivate var javaText: String {
    let shown: [(AttributeValue.DataType, String)] = [
      (.string, "s"), (.number, "n"), (.binary, "b"), (.stringSet, "sS"), (.numberSet, "nS"),
      (.binarySet, "bS"), (.map, "m"), (.list, "l"), (.null, "nULL"), (.bool, "bOOL"),
    ]
    let members = shown.map { type, name in
      "\(name)=\(type == dataType ? content : "null")"
    }
    return "AttributeValue(" + members.joined(separator: ", ") + ")"
  }

  private var content: String {
    switch self {
    case .string(let text): text
    case .number(let number): "\(number)"
    case .bool(let isTrue): "\(isTrue)"
    case .null: "true"
    case .stringSet(let texts): "[" + texts.joined(separator: ", ") + "]"
    case .numberSet(let numbers):
      "[" + numbers.map(\.description).joined(separator: ", ") + "]"
    case .list(let values): "[" + values.map(\.javaText).joined(separator: ", ") + "]"
    case .map(let item): item.javaText
    case .binary(let bytes): DynamockValidation.javaText(bytes)
    case .binarySet(let members):
      "[" + members.map { DynamockValidation.javaText($0) }.joined(separator: ", ") + "]"
    case .malformed: "null"
    }
  }
}
