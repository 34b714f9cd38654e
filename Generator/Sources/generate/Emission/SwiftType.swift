/// A shape's representation in Swift.
indirect enum SwiftType {
  case string, integer, long, double, boolean, blob, timestamp
  case attributeValue, item, itemImage
  case enumeration(String)
  case structure(String)
  case list(SwiftType)
  case map(SwiftType)

  /// The type as written in Swift.
  var name: String {
    switch self {
    case .string: "String"
    case .integer, .long: "Int"
    case .double: "Double"
    case .boolean: "Bool"
    case .blob: "[UInt8]"
    case .timestamp: "Timestamp"
    case .attributeValue: "AttributeValue"
    case .item: "Item"
    case .itemImage: "ItemImage"
    case .enumeration(let name), .structure(let name): name
    case .list(let element): "[\(element.name)]"
    case .map(let value): "NamedValues<\(value.name)>"
    }
  }
}

extension ServiceModel {
  /// Returns the Swift type of a shape; maps of attribute values are items, or images of stored
  /// items.
  func type(of shape: String, carryingItems: Bool = false) -> SwiftType {
    if shape == "AttributeValue" { return .attributeValue }
    switch shapes[shape]?.kind {
    case .structure: return .structure(patch.typeName(shape))
    case .enumeration: return .enumeration(patch.typeName(shape))
    case .list(let element): return .list(type(of: element, carryingItems: carryingItems))
    case .map(_, let value):
      if value == "AttributeValue" { return carryingItems ? .itemImage : .item }
      return .map(type(of: value, carryingItems: carryingItems))
    case .integer: return .integer
    case .long: return .long
    case .double: return .double
    case .boolean: return .boolean
    case .blob: return .blob
    case .timestamp: return .timestamp
    case .string, nil: return .string
    }
  }

  /// Returns the name of the stored property of a member of a structure.
  func property(of member: Member, in structure: String) -> String {
    patch.carrier(of: member, in: structure)?.property ?? SwiftName.member(member.name)
  }

  /// Returns the Swift type of a member of a structure.
  func type(of member: Member, in structure: String) -> SwiftType {
    type(of: member.shape, carryingItems: patch.carriesItems(member, of: structure))
  }
}
