import CVectors
import DynamockModel

/// The distances between rows, with 32 bits where these suffice, by which an approximate index is built and searched.
struct VectorSpace {
  private enum Distance {
    case cosine, product, euclidean
  }

  /// A vector with its length.
  struct Point {
    let elements: UnsafePointer<Float>
    let squares: Double
    let length: Double

    /// Whether products with other such vectors have 32 bits without overflow or loss.
    var isOrdinary: Bool { 1e-28 < squares && squares < 1e28 }
  }

  /// The number of rows.
  let count: Int
  private let distance: Distance
  private let dimensions: Int
  private let slabLength: Int
  /// Keeps the memory of the pointers.
  private let slabs: [VectorSlab]

  init(_ rows: VectorRows, _ distance: VectorDistanceFunction) {
    count = rows.count
    dimensions = rows.dimensions
    slabLength = rows.slabLength
    slabs = rows.slabs
    self.distance =
      switch distance {
      case .dotProduct: .product
      case .euclidean: .euclidean
      case .cosine, .unrecognized: .cosine
      }
  }

  /// Returns the vector of a row, which is valid as long as the space is.
  @inline(__always)
  func point(of row: Int) -> Point {
    let (slab, position) = row.quotientAndRemainder(dividingBy: slabLength)
    let block = slabs[slab]
    return Point(
      elements: UnsafePointer(block.elements + position * dimensions),
      squares: block.squares[position], length: block.lengths[position])
  }

  /// Returns the distance of a row from a vector, which orders rows as their scores do.
  @inline(__always)
  func distance(_ point: Point, _ row: Int) -> Double {
    let other = self.point(of: row)
    if distance == .euclidean { return squaredDistance(point, other) }
    let product = product(point, other)
    if distance == .product { return -product }
    let lengths = point.length * other.length
    return lengths > 0 ? 1 - product / lengths : 1
  }

  @inline(__always)
  private func squaredDistance(_ point: Point, _ other: Point) -> Double {
    guard point.isOrdinary, other.isOrdinary else {
      return VectorProduct.squaredDistance(bytes(of: point), bytes(of: other))
    }
    return Double(dynamock_vectors_distance(other.elements, point.elements, dimensions))
  }

  @inline(__always)
  private func product(_ point: Point, _ other: Point) -> Double {
    guard point.isOrdinary, other.isOrdinary else {
      return VectorProduct.dot(bytes(of: point), bytes(of: other))
    }
    var product: Float = 0
    dynamock_vectors_products(other.elements, 1, dimensions, point.elements, &product)
    return Double(product)
  }

  private func bytes(of point: Point) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: point.elements, count: 4 * dimensions)
  }
}

/// A row and its distance from a vector.
struct NearRow {
  let row: Int
  let distance: Double

  /// Returns whether one row is nearer than another; of equally near ones, the earlier.
  static func isNearer(_ one: NearRow, _ other: NearRow) -> Bool {
    one.distance == other.distance ? one.row < other.row : one.distance < other.distance
  }
}

/// Rows by their distance: a heap with the nearest or the farthest first.
struct NearRows {
  private let isFarthestFirst: Bool
  private var rows: [NearRow] = []

  init(isFarthestFirst: Bool) { self.isFarthestFirst = isFarthestFirst }

  var count: Int { rows.count }
  var first: NearRow? { rows.first }

  /// The rows, the nearest first.
  var sorted: [NearRow] { rows.sorted(by: NearRow.isNearer) }

  @inline(__always)
  private func precedes(_ one: NearRow, _ other: NearRow) -> Bool {
    isFarthestFirst ? NearRow.isNearer(other, one) : NearRow.isNearer(one, other)
  }

  mutating func insert(_ row: NearRow) {
    rows.append(row)
    var child = rows.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(rows[child], rows[parent]) else { return }
      rows.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() {
    guard let last = rows.popLast(), !rows.isEmpty else { return }
    rows[0] = last
    var parent = 0
    while true {
      var first = parent
      let left = 2 * parent + 1
      if left < rows.count, precedes(rows[left], rows[first]) { first = left }
      if left + 1 < rows.count, precedes(rows[left + 1], rows[first]) { first = left + 1 }
      guard first != parent else { return }
      rows.swapAt(parent, first)
      parent = first
    }
  }
}

/// The rows that a search has seen; reused, so that a search does not clear it.
final class VisitedRows {
  private var marks: [UInt32] = []
  private var mark: UInt32 = 0

  /// Begins a search among a number of rows.
  func begin(count: Int) {
    if marks.count < count { marks += [UInt32](repeating: 0, count: count - marks.count) }
    mark &+= 1
    if mark == 0 {
      marks = [UInt32](repeating: 0, count: marks.count)
      mark = 1
    }
  }

  /// Marks a row; returns false if it was marked before.
  @inline(__always)
  func visit(_ row: Int) -> Bool {
    if marks[row] == mark { return false }
    marks[row] = mark
    return true
  }
}
