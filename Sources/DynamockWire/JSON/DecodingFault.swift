/// Why a body is no input of an operation; `Sentences` says it as AWS does.
enum DecodingFault: Error, Equatable {
  /// Not JSON, not UTF-8, or not an object.
  case notJSON
  /// JSON of another kind than the member has.
  case mismatch(expected: ExpectedKind, at: ValuePosition, found: JSONToken)
  /// Base64 whose number of characters is no multiple of four.
  case base64Length(Int)
  /// A character that base64 does not have.
  case base64Character(UInt8)
  /// Base64 whose last characters cannot be the end of anything.
  case base64End
}

/// The kind of a member, in the words of the service's type system.
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
  /// A structure, by the name of its shape.
  case structure(String)
}

/// Where a value stands: AWS words some faults by it.
enum ValuePosition: Equatable, Sendable {
  /// The value of a structure's member.
  case member
  /// An element of a list or a value of a map.
  case element
}

/// What was found in the text, as AWS's parser names it.
enum JSONToken: Equatable, Sendable {
  case object, array, string, integer, decimal, `true`, `false`, null
}
