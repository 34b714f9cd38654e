/// The sums over two vectors that distances are computed from.
///
/// Elements are 32-bit numbers; products and sums have 64 bits, and are added in an order that
/// depends only on the number of dimensions.
enum VectorProduct {
  private typealias Lanes = SIMD8<Float>
  private static let width = 8

  /// Returns the scalar product of two vectors of the same length.
  static func dot(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Double {
    sum(left, right) {
      $0 * $1
    } _: {
      $0 * $1
    }
  }

  /// Returns the square of the euclidean distance of two vectors of the same length.
  static func squaredDistance(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Double {
    sum(left, right) {
      ($0 - $1) * ($0 - $1)
    } _: {
      ($0 - $1) * ($0 - $1)
    }
  }

  @inline(__always)
  private static func sum(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer,
    _ lanes: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>,
    _ scalar: (Double, Double) -> Double
  ) -> Double {
    let count = min(left.count, right.count) / 4
    var sums = SIMD8<Double>()
    var position = 0
    while position &+ width <= count {
      let offset = 4 &* position
      sums += lanes(
        SIMD8<Double>(left.loadUnaligned(fromByteOffset: offset, as: Lanes.self)),
        SIMD8<Double>(right.loadUnaligned(fromByteOffset: offset, as: Lanes.self)))
      position &+= width
    }
    var sum = 0.0
    for lane in 0..<width { sum += sums[lane] }
    while position < count {
      let offset = 4 &* position
      sum += scalar(
        Double(left.loadUnaligned(fromByteOffset: offset, as: Float.self)),
        Double(right.loadUnaligned(fromByteOffset: offset, as: Float.self)))
      position &+= 1
    }
    return sum
  }
}
