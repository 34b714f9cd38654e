extension JSONReader {
  /// Reads a value that nobody wants, and checks it.
  ///
  /// Without recursion: 16 MB of opening brackets must not overflow the stack.
  ///
  /// - Parameter greatestNesting: how many brackets may be open in it.
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

  /// The kind of the bracket that was just read.
  private var kindOfOpening: JSONKind {
    base[position &- 1] == UInt8(ascii: "{") ? .object : .array
  }

  /// Reads a scalar, or the opening of an object or array and says true.
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

  /// The fault of a value whose kind is not the expected one.
  mutating func mismatch(
    _ expected: ExpectedKind, at position: ValuePosition
  ) throws(DecodingFault) -> DecodingFault {
    .mismatch(expected: expected, at: position, found: try token())
  }

  /// What comes next, as AWS's parser names it.
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
