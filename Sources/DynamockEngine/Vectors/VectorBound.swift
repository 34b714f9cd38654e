import DynamockModel

/// The least rank that an entry can have, according to an estimate of its product with a vector.
///
/// Most entries of a search are far from the best. A product of 32-bit numbers, whose error has a
/// limit, shows that at the speed of memory, and only the scores of the others are computed.
struct VectorBound {
  /// The distance function, without the payload of an unknown one, which each comparison would copy.
  private enum Distance {
    case cosine, product, euclidean
  }

  private let distance: Distance
  private let squares: Double
  private let length: Double
  private let tolerance: Double
  private let smallest: Double

  init(_ score: VectorScore) {
    distance =
      switch score.distance {
      case .dotProduct: .product
      case .euclidean: .euclidean
      case .cosine, .unrecognized: .cosine
      }
    squares = score.squares
    length = squares.squareRoot()
    let count = Double(score.vector.count)
    // Twice the error that `dynamock_vectors_products` states, which also covers the errors of the
    // sums of 64 bits, and the loss of each product below the smallest number.
    tolerance = (count / 8 + 16) * 0x1p-23
    smallest = count * 0x1p-148
  }

  /// Returns whether an entry is certain to have a greater rank than those up to a ceiling.
  /// - Parameters:
  ///   - product: the estimated product.
  ///   - squares: the sum of the squares of the entry's elements.
  ///   - length: the root of that sum.
  @inline(__always)
  func excludes(
    product: Float, squares: Double, length: Double, beyond ceiling: Double
  ) -> Bool {
    // Without a number there is no bound.
    guard product.isFinite else { return false }
    let lengths = self.length * length
    let most = Double(product) + tolerance * lengths + smallest
    switch distance {
    case .product: return -most > ceiling
    case .euclidean:
      let sum = self.squares + squares
      return sum - 2 * most - 1e-11 * sum > ceiling
    // Multiplied by the lengths, which saves a division; false for a vector of zeros.
    case .cosine: return most < (1 - 1e-12 - ceiling) * lengths
    }
  }

  /// Returns the ceiling for a rank, in the terms of ``excludes(product:squares:length:beyond:)``.
  func ceiling(of rank: Float) -> Double {
    // A rank beyond the next one is also greater after it has been rounded.
    let next = Double(rank.nextUp)
    return distance == .euclidean ? next * next : next
  }
}
