import DynamockModel

/// The messages of this module: JSON of the wrong kind.
///
/// The messages are those of [dynalite-suite]; their categories were confirmed on AWS in March 2026
/// [dynoxide-gap].
enum Sentences {
  /// Returns AWS's message for a body that is not a valid input, or `nil` if AWS sends none.
  static func sentence(_ fault: DecodingFault) -> String? {
    switch fault {
    case .notJSON: nil
    case .base64Length(let count):
      "Base64 encoded length is expected a multiple of 4 bytes but found: \(count)"
    case .base64Character(let byte):
      "Invalid Base64 character: '\(Character(UnicodeScalar(byte)))'"
    case .base64End: "Invalid last non-pad Base64 character dectected"
    case .mismatch(let expected, let position, let found):
      mismatch(expected, at: position, found: found)
    }
  }

  private static func mismatch(
    _ expected: ExpectedKind, at position: ValuePosition, found: JSONToken
  ) -> String? {
    switch (expected, found) {
    case (.boolean, .array): return nil
    case (.list, .object): return unexpectedObject
    case (.map, .array), (.structure, .array):
      return "Unrecognized collection type \(javaType(expected))"
    case (.structure, _):
      return position == .member ? "Unexpected field type" : "Unexpected value type in payload"
    case (.list, _), (.map, _):
      return position == .member ? "Unexpected field type" : parameterizedType
    case (_, .object): return unexpectedObject
    case (_, .array): return "Unrecognized collection type \(javaType(expected))"
    case (.blob, _): return "only base-64-encoded strings are convertible to bytes"
    case (.boolean, .string): return "Unexpected token received from parser"
    default: return "\(tokenName(found)) cannot be converted to \(simpleName(expected))"
    }
  }

  private static let unexpectedObject = "Start of structure or map found where not expected"
  private static let parameterizedType =
    "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class "
    + "java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and "
    + "java.lang.Class are in module java.base of loader 'bootstrap')"

  private static func tokenName(_ token: JSONToken) -> String {
    switch token {
    case .object: "START_OBJECT"
    case .array: "START_ARRAY"
    case .string: "STRING_VALUE"
    case .integer: "NUMBER_VALUE"
    case .decimal: "DECIMAL_VALUE"
    case .true: "TRUE_VALUE"
    case .false: "FALSE_VALUE"
    case .null: "NULL_VALUE"
    }
  }

  private static func simpleName(_ kind: ExpectedKind) -> String {
    switch kind {
    case .string: "String"
    case .integer: "Integer"
    case .long: "Long"
    case .double: "Double"
    case .date: "Date"
    case .boolean: "Boolean"
    case .blob: "ByteBuffer"
    case .list: "List"
    case .map: "Map"
    case .structure(let name): name
    }
  }

  /// Returns a type in Java's format: a class is preceded by the word `class`, a parameterized type
  /// is not.
  private static func javaType(_ kind: ExpectedKind) -> String {
    switch kind {
    case .list, .map: javaName(kind)
    default: "class \(javaName(kind))"
    }
  }

  private static func javaName(_ kind: ExpectedKind) -> String {
    switch kind {
    case .blob: "java.nio.ByteBuffer"
    case .date: "java.util.Date"
    case .list(let element): "java.util.List<\(javaName(element))>"
    case .map(let value): "java.util.Map<java.lang.String, \(javaName(value))>"
    case .structure(let name): "com.amazonaws.dynamodb.v20120810.\(name)"
    default: "java.lang.\(simpleName(kind))"
    }
  }
}
