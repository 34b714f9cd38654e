extension JSONReader {
  /// Skips a value, and validates it.
  ///
  /// It does not recurse: 16 MB of opening brackets must not overflow the stack.
  ///
  /// - Parameter greatestNesting: the maximum number of open brackets in it.
  mutating func skip(greatestNesting: Int = .max) throws(DecodingFault) {
    guard try skipScalarOrOpening() else { return }
    var openings: [JSONKind] = [kindOfOpening]
    var isFirst = true
    while let innermost = openings.last {
      let goesOn =
        innermost == .object
        ? try nextMember(&isFirst) != nil : try nextElement(&isFirst)
      guard goesOn else {
        openings.removeLast()
        isFirst = false
        continue
      }
      if try skipScalarOrOpening() {
        guard openings.count < greatestNesting else { throw .notJSON }
        openings.append(kindOfOpening)
        isFirst = true
      }
    }
  }

  /// The kind of the bracket that has just been read.
  private var kindOfOpening: JSONKind {
    base[position &- 1] == UInt8(ascii: "{") ? .object : .array
  }

  /// Reads a scalar, or the start of an object or array, in which case it returns true.
  private mutating func skipScalarOrOpening() throws(DecodingFault) -> Bool {
    switch try peek() {
    case .object, .array:
      position &+= 1
      return true
    case .string: _ = try name()
    case .number: _ = try number()
    case .true: try literal("true")
    case .false: try literal("false")
    case .null: try literal("null")
    }
    return false
  }

  /// Returns the fault of a value whose kind is not the expected one.
  mutating func mismatch(
    _ expected: ExpectedKind, at position: ValuePosition
  ) throws(DecodingFault) -> DecodingFault {
    .mismatch(expected: expected, at: position, found: try token())
  }

  /// Returns the kind of the next value, as named by AWS's parser.
  private mutating func token() throws(DecodingFault) -> JSONToken {
    switch try peek() {
    case .object: .object
    case .array: .array
    case .string: .string
    case .number: try number().isInteger ? .integer : .decimal
    case .true: .true
    case .false: .false
    case .null: .null
    }
  }
}
