public import DynamockModel

/// Returns a value in Java's format, in which AWS prints values that violate a rule.
///
/// `[KeySchemaElement(attributeName=pk, keyType=HASH)]`, `{t=[]}` ([parity-suite]; AWS's own text
/// differs between regions and months). It is only needed for a rejection, so it may use
/// reflection.
func javaText(_ value: Any) -> String {
  switch value {
  case let text as String: return text
  case let value as any OpenEnumeration: return value.rawValue
  case let value as AttributeValue: return JavaText.attributeValue(value)
  case let item as Item: return JavaText.item(item)
  case let item as NewItem: return JavaText.item(item.item)
  case let keys as KeyList: return javaText(keys.items)
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
    var members = mirror.children.map {
      "\(member(storedAs: $0.label ?? ""))=\(javaText($0.value))"
    }
    // A field of AWS's internal shapes that requests cannot set ([dynoxide-captures], 2026-10-10).
    if ["Get", "Put", "Update", "Delete", "ConditionCheck"].contains("\(mirror.subjectType)") {
      members.append("workloadProfileName=null")
    }
    return "\(mirror.subjectType)(" + members.joined(separator: ", ") + ")"
  default: return "\(value)"
  }
}

/// Returns the name of the member that a property stores.
private func member(storedAs property: String) -> String {
  switch property {
  case "newItem": "item"
  case "keyList": "keys"
  default: property
  }
}

/// A map with values of any type.
private protocol NamedEntries {
  var javaEntries: String { get }
}

extension NamedValues: NamedEntries {
  fileprivate var javaEntries: String {
    JavaText.map(entries.map { ($0.name, javaText($0.value)) })
  }
}
