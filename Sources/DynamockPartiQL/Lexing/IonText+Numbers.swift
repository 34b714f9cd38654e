extension IonText {
  /// Reads a number or a timestamp, and returns which.
  mutating func readNumber() throws(Damage) -> Kind {
    if takeIf("+") {
      try expect("inf")
      return .float
    }
    let first = index
    _ = takeIf("-")
    if takeIf("inf") { return .float }
    let start = index
    if takeIf("0x") || takeIf("0X") || takeIf("0b") || takeIf("0B") {
      guard takeRun({ $0.properties.isASCIIHexDigit || $0 == "_" }) else { throw Damage() }
      return try ended(.int)
    }
    guard takeRun({ $0.isIonDigit || $0 == "_" }) else { throw Damage() }
    let digits = index - start
    if first == start, digits == 4, current == "T" || current == "-" { return try readMoment() }
    if digits > 1, scalars[start] == "0" { throw Damage() }
    var kind = Kind.int
    if takeIf(".") {
      kind = .decimal
      _ = takeRun { $0.isIonDigit || $0 == "_" }
    }
    if let scalar = current, "eEdD".unicodeScalars.contains(scalar) {
      kind = scalar == "e" || scalar == "E" ? .float : .decimal
      index += 1
      if current == "+" || current == "-" { index += 1 }
      guard takeRun({ $0.isIonDigit }) else { throw Damage() }
    }
    return try ended(kind)
  }

  /// Reads the rest of a timestamp after its year.
  private mutating func readMoment() throws(Damage) -> Kind {
    guard current != "T" else {
      index += 1
      return try ended(.timestamp)
    }
    index += 1
    guard takeDigits(2) else { throw Damage() }
    if takeIf("T") { return try ended(.timestamp) }
    try expect("-")
    guard takeDigits(2) else { throw Damage() }
    guard takeIf("T") else { return try ended(.timestamp) }
    guard current?.isIonDigit == true else { return try ended(.timestamp) }
    guard takeDigits(2), takeIf(":"), takeDigits(2) else { throw Damage() }
    if takeIf(":") {
      guard takeDigits(2) else { throw Damage() }
      if takeIf("."), !takeRun({ $0.isIonDigit }) { throw Damage() }
    }
    if !takeIf("Z") {
      guard takeIf("+") || takeIf("-"), takeDigits(2), takeIf(":"), takeDigits(2) else {
        throw Damage()
      }
    }
    return try ended(.timestamp)
  }

  private mutating func takeDigits(_ count: Int) -> Bool {
    for _ in 0..<count {
      guard current?.isIonDigit == true else { return false }
      index += 1
    }
    return true
  }

  private mutating func takeRun(_ belongs: (Unicode.Scalar) -> Bool) -> Bool {
    let first = index
    while let scalar = current, belongs(scalar) { index += 1 }
    return index > first
  }

  /// Ends a number, which must be followed by a delimiter.
  private func ended(_ kind: Kind) throws(Damage) -> Kind {
    guard let scalar = current else { return kind }
    guard " \t\n\r,]}){[(\"'/".unicodeScalars.contains(scalar) else { throw Damage() }
    return kind
  }
}
