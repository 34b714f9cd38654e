/// A member of a structure.
struct Member {
  /// The name on the wire.
  var name: String
  var shape: String
  var isRequired: Bool
}

/// A shape of the model.
struct Shape {
  enum Kind {
    case structure([Member])
    case list(String)
    case map(key: String, value: String)
    case enumeration([String])
    case string, integer, long, double, boolean, blob, timestamp
  }

  var kind: Kind
  var minimum: Int?
  var maximum: Int?
  var pattern: String?
}

/// An operation of the model.
struct OperationModel {
  var name: String
  /// The part of `X-Amz-Target` before the dot.
  var targetPrefix: String
  var input: [Member]
  /// The members of the output, or `nil` for operations whose response has no body.
  var output: [Member]?

  /// The name of the operation's case, such as `putItem`.
  var caseName: String { SwiftName.member(name) }
}

/// The two services' models combined, with the patch applied.
struct ServiceModel {
  private(set) var operations: [OperationModel] = []
  private(set) var shapes: [String: Shape] = [:]
  var patch: Patch

  /// Adds the operations and shapes of a model file.
  mutating func add(_ json: OrderedJSON) {
    var outer: [String: Shape] = [:]
    for (name, value) in json["shapes"]?.members ?? [] { outer[name] = Self.shape(value) }
    shapes.merge(outer) { known, _ in known }
    let prefix = json["metadata"]?["targetPrefix"]?.text ?? ""
    for (name, value) in json["operations"]?.members ?? [] {
      let input = value["input"]?["shape"]?.text ?? ""
      let output = value["output"]?["shape"]?.text
      operations.append(
        OperationModel(
          name: name, targetPrefix: prefix, input: members(of: input),
          output: output.map(members(of:))))
    }
  }

  /// Returns the members of a structure, or none for any other shape.
  func members(of shape: String) -> [Member] {
    if case .structure(let members) = shapes[shape]?.kind { return members }
    return []
  }

  /// Returns the structures and enumerations that these members refer to, by name.
  func namedShapes(reachableFrom members: [Member]) -> Set<String> {
    var seen: Set<String> = []
    var waiting = members.map(\.shape)
    while let name = waiting.popLast() {
      guard name != "AttributeValue", seen.insert(name).inserted else { continue }
      switch shapes[name]?.kind {
      case .structure(let members): waiting += members.map(\.shape)
      case .list(let element): waiting.append(element)
      case .map(_, let value): waiting.append(value)
      default: break
      }
    }
    return seen.filter {
      switch shapes[$0]?.kind {
      case .structure, .enumeration: true
      default: false
      }
    }
  }

  private static func shape(_ json: OrderedJSON) -> Shape {
    Shape(
      kind: kind(json), minimum: json["min"]?.integer, maximum: json["max"]?.integer,
      pattern: json["pattern"]?.text)
  }

  private static func kind(_ json: OrderedJSON) -> Shape.Kind {
    switch json["type"]?.text {
    case "structure":
      let required = Set((json["required"]?.elements ?? []).compactMap(\.text))
      return .structure(
        (json["members"]?.members ?? []).map { name, value in
          Member(
            name: name, shape: value["shape"]?.text ?? "", isRequired: required.contains(name))
        })
    case "list": return .list(json["member"]?["shape"]?.text ?? "")
    case "map":
      return .map(
        key: json["key"]?["shape"]?.text ?? "", value: json["value"]?["shape"]?.text ?? "")
    case "integer": return .integer
    case "long": return .long
    case "double": return .double
    case "boolean": return .boolean
    case "blob": return .blob
    case "timestamp": return .timestamp
    default:
      if let names = json["enum"] { return .enumeration(names.elements.compactMap(\.text)) }
      return .string
    }
  }
}
