/// The edges of the lowest graph, which has all rows, in blocks that copies share until one changes.
struct LowestEdges: Sendable {
  /// The maximum number of edges of a row.
  static let width = 2 * VectorGraph.width
  private static let blockLength = 512

  /// `@unchecked Sendable`: a block is changed only by its only owner.
  private final class Block: @unchecked Sendable {
    /// For each row the number of edges, then the edges.
    let numbers: UnsafeMutablePointer<UInt32>

    static let size = blockLength * (width + 1)

    init() {
      numbers = .allocate(capacity: Self.size)
      numbers.initialize(repeating: 0, count: Self.size)
    }

    init(copying other: Block) {
      numbers = .allocate(capacity: Self.size)
      numbers.initialize(from: other.numbers, count: Self.size)
    }

    deinit { numbers.deallocate() }
  }

  private var blocks: [Block] = []
  private var count = 0

  /// Adds a row without edges.
  mutating func addRow() {
    if count.isMultiple(of: Self.blockLength) { blocks.append(Block()) }
    count += 1
  }

  subscript(row: Int) -> [UInt32] {
    get {
      var edges: [UInt32] = []
      forEach(of: row) { edges.append(UInt32(truncatingIfNeeded: $0)) }
      return edges
    }
    set {
      let (block, place) = row.quotientAndRemainder(dividingBy: Self.blockLength)
      if !isKnownUniquelyReferenced(&blocks[block]) {
        blocks[block] = Block(copying: blocks[block])
      }
      let numbers = blocks[block].numbers + place * (Self.width + 1)
      numbers[0] = UInt32(truncatingIfNeeded: min(newValue.count, Self.width))
      for (position, edge) in newValue.prefix(Self.width).enumerated() {
        numbers[1 + position] = edge
      }
    }
  }

  /// Calls a body with each row to which a row has an edge.
  @inline(__always)
  func forEach(of row: Int, _ body: (Int) -> Void) {
    let (block, place) = row.quotientAndRemainder(dividingBy: Self.blockLength)
    let numbers = blocks[block].numbers + place * (Self.width + 1)
    for position in 0..<Int(numbers[0]) { body(Int(numbers[1 + position])) }
  }
}
