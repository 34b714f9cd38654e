import DynamockModel

extension Float {
  /// The greatest magnitude of a vector's element, as AWS's message prints it.
  static let vectorLimit = DecimalNumber("3.4028235E38") ?? .zero

  /// Creates the 32-bit number that is nearest to a number, or returns `nil` for one that is out of
  /// range.
  init?(vectorElement number: DecimalNumber) {
    let exponent = Int(number.exponent)
    if number.significand <= 1 << 53, (-22...0).contains(exponent) {
      // Both are exact, so their quotient is the nearest double. Rounding it again gives the nearest
      // 32-bit number, unless the double is halfway between two of them.
      let double = Double(UInt64(truncatingIfNeeded: number.significand)) / Self.powers[-exponent]
      if double.bitPattern & 0x1FFF_FFFF != 0x1000_0000 {
        self = Float(number.isNegative ? -double : double)
        return
      }
    }
    let limit = Self.vectorLimit
    let isInRange =
      number.isNegative
      ? number >= DecimalNumber("-3.4028235E38") ?? .zero : number <= limit
    guard isInRange, let nearest = Float(number.description) else { return nil }
    self = nearest
  }

  private static let powers: [Double] = (0...22).map { count in
    (0..<count).reduce(1) { power, _ in power * 10 }
  }

  /// Returns the vector of a list's elements, or `nil` if one is not a number or out of range.
  static func vector(_ elements: [AttributeValue]) -> [Float]? {
    var vector: [Float] = []
    vector.reserveCapacity(elements.count)
    for element in elements {
      guard case .number(let number) = element, let float = Float(vectorElement: number) else {
        return nil
      }
      vector.append(float)
    }
    return vector
  }
}
