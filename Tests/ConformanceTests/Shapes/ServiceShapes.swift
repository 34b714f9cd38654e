import DynamockTesting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// AWS's published model, as the generator reads it: the shapes of requests and responses.
struct ServiceShapes: Sendable {
  private let operations: [String: JSONValue]
  private let shapes: [String: JSONValue]

  /// Both models of the API, or `nil` if their files cannot be read.
  static let published = ServiceShapes(
    files: ["dynamodb-2012-08-10.json", "dynamodbstreams-2012-08-10.json"])

  private init?(files: [String]) {
    let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    var operations: [String: JSONValue] = [:]
    var shapes: [String: JSONValue] = [:]
    for file in files {
      guard let bytes = Self.bytes(of: "\(root)/Generator/Model/\(file)"),
        let model = JSONValue(parsing: bytes), let named = model["operations"]?.members,
        let described = model["shapes"]?.members
      else { return nil }
      operations.merge(named) { old, _ in old }
      shapes.merge(described) { old, _ in old }
    }
    self.operations = operations
    self.shapes = shapes
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 64 * 1024)
    while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
    return bytes
  }

  /// Returns the input of an operation.
  func input(of operation: String) -> String? { operations[operation]?["input"]?["shape"]?.text }

  /// Returns the output of an operation.
  func output(of operation: String) -> String? { operations[operation]?["output"]?["shape"]?.text }

  /// Returns the exceptions that the model gives an operation, and those that every operation has.
  func errors(of operation: String) -> Set<String> {
    let own = operations[operation]?["errors"]?.elements?.compactMap { $0["shape"]?.text } ?? []
    return Set(own).union([
      "ValidationException", "SerializationException", "AccessDeniedException",
    ])
  }

  subscript(name: String) -> ServiceShape? { shapes[name].flatMap(ServiceShape.init) }
}

/// One shape of the model.
struct ServiceShape: Sendable {
  enum Kind: Sendable {
    case structure([(name: String, shape: String)], required: Set<String>)
    case list(of: String)
    case map(key: String, value: String)
    case text(values: [String])
    case integer
    case decimal
    case boolean
    case blob
  }

  let kind: Kind
  let minimum: Int?
  let maximum: Int?

  init?(_ json: JSONValue) {
    func shape(_ member: String) -> String { json[member]?["shape"]?.text ?? "" }
    minimum = json["min"]?.double.map { Int($0) }
    maximum = json["max"]?.double.map { Int($0) }
    switch json["type"]?.text {
    case "structure":
      let members = (json["members"]?.members ?? [:]).sorted { $0.key < $1.key }
      kind = .structure(
        members.map { ($0.key, $0.value["shape"]?.text ?? "") },
        required: Set(json["required"]?.elements?.compactMap(\.text) ?? []))
    case "list": kind = .list(of: shape("member"))
    case "map": kind = .map(key: shape("key"), value: shape("value"))
    case "string": kind = .text(values: json["enum"]?.elements?.compactMap(\.text) ?? [])
    case "integer", "long": kind = .integer
    case "double", "timestamp": kind = .decimal
    case "boolean": kind = .boolean
    case "blob": kind = .blob
    default: return nil
    }
  }
}
