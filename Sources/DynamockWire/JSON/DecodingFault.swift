/// The reason why a body is not the input of an operation; `Sentences` has AWS's messages.
enum DecodingFault: Error, Equatable {
  /// The body is not JSON, not UTF-8, or not an object.
  case notJSON
  /// A member has JSON of another kind.
  case mismatch(expected: ExpectedKind, at: ValuePosition, found: JSONToken)
  /// The number of base64 characters is not a multiple of four.
  case base64Length(Int)
  /// A character is outside the alphabet of base64.
  case base64Character(UInt8)
  /// The last characters of base64 are not a valid ending.
  case base64End
}

/// The kind of a member, in the terms of the service's type system.
indirect enum ExpectedKind: Equatable, Sendable {
  case string
  case integer
  case long
  case double
  case date
  case boolean
  case blob
  case list(of: ExpectedKind)
  case map(of: ExpectedKind)
  /// A structure, with the name of its shape.
  case structure(String)
}

/// The position of a value, on which some of AWS's messages depend.
enum ValuePosition: Equatable, Sendable {
  /// The value of a structure's member.
  case member
  /// An element of a list or a value of a map.
  case element
}

/// The kind of JSON that was found, as named by AWS's parser.
enum JSONToken: Equatable, Sendable {
  case object, array, string, integer, decimal, `true`, `false`, null
}
