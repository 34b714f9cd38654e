import CSQLite

/// Keeps SQLite's checksums of a log's frames correct although the pages in the frames get checksums
/// of their own.
///
/// SQLite computes a frame's checksum from the previous one and the page before it writes the page,
/// so it does not include the page's own checksum, which is set afterwards. Other programs recover a
/// log after a crash and copy it into the file; both would fail, the former for the frame's
/// checksum, the latter for the page's. The frame's checksum is linear ([sqlite-file-format], 4.2):
/// a different word at the end of a page adds the difference to the second sum, and differences of
/// one frame's sums are multiplied by a constant matrix in the next. So the difference between
/// SQLite's sums and the written ones is known for each frame, without computing a sum again.
struct FrameChecksums {
  /// The difference between the sums in the log and SQLite's, for each frame; zero for frames whose
  /// sums SQLite has read from the log.
  private var differences: [SIMD2<UInt32>] = []
  /// Whether the log sums words of the big-endian order, or `nil` if unknown.
  private var isBigEndian: Bool?
  private var matrix = (pageLength: 0, value: Matrix.identity)

  private static let headerLength = 24
  private static let logHeaderLength = 32

  /// A matrix of two rows, for sums modulo 2³².
  private struct Matrix {
    var first: SIMD2<UInt32>
    var second: SIMD2<UInt32>

    static let identity = Matrix(first: [1, 0], second: [0, 1])
    /// The effect of two words on the sums: s0 += a + s1, s1 += b + s0.
    static let step = Matrix(first: [1, 1], second: [1, 2])

    static func * (matrix: Matrix, sums: SIMD2<UInt32>) -> SIMD2<UInt32> {
      [(matrix.first &* sums).wrappedSum(), (matrix.second &* sums).wrappedSum()]
    }

    /// Multiplies powers of the same matrix, which are symmetric.
    static func * (left: Matrix, right: Matrix) -> Matrix {
      Matrix(first: right * left.first, second: right * left.second)
    }
  }

  /// Begins with the log's header.
  mutating func beginLog(with header: UnsafeRawPointer) {
    differences.removeAll(keepingCapacity: true)
    isBigEndian = header.load(fromByteOffset: 3, as: UInt8.self) & 1 == 1
  }

  /// Forgets all frames, since SQLite has read their sums from the log.
  mutating func forget() { differences.removeAll(keepingCapacity: true) }

  /// Records that SQLite has computed a frame's sums from what is in the log.
  mutating func setRewritten(at offset: Int64, pageLength: Int) {
    let frame = Self.frame(at: offset, pageLength)
    if differences.indices.contains(frame) { differences[frame] = .zero }
  }

  /// Sets the checksum of the page of a frame that is about to be written, and corrects the frame's.
  /// - Parameters:
  ///   - frame: the frame's header, followed by its page.
  ///   - offset: the frame's place in the log.
  mutating func seal(
    _ frame: UnsafeMutableRawPointer, pageLength: Int, at offset: Int64, in system: SystemFile
  ) {
    let order = isBigEndian ?? Self.order(of: system)
    isBigEndian = order
    let place = Self.headerLength + pageLength - PageChecksum.length
    let before = Self.word(frame, place, order)
    PageChecksum.set(in: frame + Self.headerLength, pageLength)
    let number = Self.frame(at: offset, pageLength)
    var difference = SIMD2<UInt32>.zero
    if number > 0, differences.indices.contains(number - 1) {
      difference = power(of: pageLength) * differences[number - 1]
    }
    difference.y &+= Self.word(frame, place, order) &- before
    add(difference, to: frame)
    keep(difference, number)
  }

  private mutating func keep(_ difference: SIMD2<UInt32>, _ number: Int) {
    guard number >= 0 else { return }
    while differences.count <= number { differences.append(.zero) }
    differences[number] = difference
  }

  private func add(_ difference: SIMD2<UInt32>, to frame: UnsafeMutableRawPointer) {
    for (offset, part) in [(16, difference.x), (20, difference.y)] {
      let sum = UInt32(bigEndian: frame.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      frame.storeBytes(of: (sum &+ part).bigEndian, toByteOffset: offset, as: UInt32.self)
    }
  }

  /// Returns the matrix for all words of a frame that are summed: two of the header, and the page.
  private mutating func power(of pageLength: Int) -> Matrix {
    if matrix.pageLength == pageLength { return matrix.value }
    var result = Matrix.identity
    var square = Matrix.step
    var rest = (8 + pageLength) / 8
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    matrix = (pageLength, result)
    return result
  }

  private static func frame(at offset: Int64, _ pageLength: Int) -> Int {
    (Int(offset) - logHeaderLength) / (headerLength + pageLength)
  }

  private static func word(_ bytes: UnsafeRawPointer, _ offset: Int, _ isBigEndian: Bool) -> UInt32
  {
    let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    return isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
  }

  /// Reads the order of words from the log's header.
  private static func order(of system: SystemFile) -> Bool {
    var magic: [UInt8] = [0, 0, 0, 0]
    _ = system.read(into: &magic, at: 0)
    return magic[3] & 1 == 1
  }
}
