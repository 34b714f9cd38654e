import DynamockModel

/// The scores of the entries of an index for one vector.
struct VectorScore {
  let vector: [Float]
  let squares: Double
  let distance: VectorDistanceFunction

  init(of vector: [Float], in index: SearchIndex) {
    self.vector = vector
    distance = index.definition.distance
    squares = vector.withUnsafeBytes { VectorProduct.dot($0, $0) }
  }

  /// Returns the score of an entry from its stored bytes, or `nil` if they are too short.
  func score(of value: [UInt8]) -> Float? {
    let length = 4 * vector.count
    guard value.count > SearchEntry.vectorOffset + length else { return nil }
    return value.withUnsafeBytes { bytes in
      score(
        of: UnsafeRawBufferPointer(
          rebasing: bytes[SearchEntry.vectorOffset..<(SearchEntry.vectorOffset + length)]),
        squares: SearchEntry.squares(in: bytes))
    }
  }

  /// Returns the score of an entry's vector.
  ///
  /// It is computed with 64 bits and rounded to 32; beyond their range, it is the greatest number
  /// ([parity-suite] `vectors`).
  func score(of entry: UnsafeRawBufferPointer, squares: Double) -> Float {
    let exact = vector.withUnsafeBytes { exactScore($0, entry, squares) }
    let rounded = Float(exact)
    guard !rounded.isInfinite else {
      return exact < 0 ? -Float.greatestFiniteMagnitude : .greatestFiniteMagnitude
    }
    // Zero has no sign in a response.
    return rounded == 0 ? 0 : rounded
  }

  private func exactScore(
    _ own: UnsafeRawBufferPointer, _ entry: UnsafeRawBufferPointer, _ squares: Double
  ) -> Double {
    switch distance {
    case .dotProduct: return VectorProduct.dot(own, entry)
    case .euclidean: return VectorProduct.squaredDistance(own, entry).squareRoot()
    case .cosine, .unrecognized:
      // The root of the product is exact for equal vectors, whose distance has to be 0.
      let length = (self.squares * squares).squareRoot()
      guard length > 0 else { return 1 }
      return min(max(1 - VectorProduct.dot(own, entry) / length, 0), 2)
    }
  }

  /// Returns the rank of a score: the best has the least.
  func rank(of score: Float) -> Float { distance == .dotProduct ? -score : score }
}
