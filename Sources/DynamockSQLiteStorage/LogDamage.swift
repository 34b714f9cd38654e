import DynamockModel

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Damage in the middle of a log that a process has left behind.
///
/// SQLite uses a log up to the first frame whose checksum is wrong, since that is how a log ends
/// after a power failure ([sqlite-file-format], 4.1). If a frame that ends a transaction follows, the
/// log was damaged later, or its end reached the disk before its middle: acknowledged writes would be
/// lost without a message. Frames of transactions that were undone may follow too, but never an end.
/// A damaged last transaction looks the same as one that was not completely written.
///
/// A log may end with zeros, which are written ahead of its frames (``LogSpace``): they are no frames,
/// since none has page number 0.
///
/// SQLite regards a log with a wrong header as empty. The header is one short write before any
/// frame, so a process that ends at any moment leaves a correct one, or no frames.
struct LogDamage: Equatable {
  /// The first frame that cannot be used, from 1; 0 is the log's header.
  let frame: Int
  /// The number of transactions after it that are known; others may be lost with a header.
  let lostTransactions: Int

  private static let headerLength = 32
  private static let frameHeaderLength = 24

  /// Reads the log next to a file; `nil` if there is none or it is not damaged.
  init?(ofLogNextTo path: String) {
    let descriptor = open(path + "-wal", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let header = Self.read(descriptor, Self.headerLength, at: 0) else { return nil }
    let isMarked = Self.number(header, 0) & ~1 == 0x377F_0682
    // SQLite sums words in the order of the machine that wrote the header.
    let isBigEndian = isMarked ? header[3] & 1 == 1 : 1.bigEndian == 1
    let declared = Int(Self.number(header, 8))
    let pageLength = PageChecksum.isPageLength(declared) ? declared : 4096
    let length = Self.frameHeaderLength + pageLength
    let sums = Self.sum(header[..<24], after: (0, 0), isBigEndian)
    let isHeaderSound =
      isMarked && declared == pageLength
      && sums == (Self.number(header, 24), Self.number(header, 28))
    // Frames of an earlier round of the log have other salts.
    var salts = isHeaderSound ? Array(header[16..<24]) : nil
    var before = sums
    var broken: Int? = isHeaderSound ? nil : 0
    var lost = 0
    var frames = 0
    var number = 1
    var offset = Self.headerLength
    while let frame = Self.read(descriptor, length, at: offset) {
      let own = (Self.number(frame, 16), Self.number(frame, 20))
      let head = Self.sum(frame[..<8], after: before, isBigEndian)
      let expected = Self.sum(frame[Self.frameHeaderLength...], after: head, isBigEndian)
      let isFrame = Self.number(frame, 0) != 0
      if isFrame { frames += 1 }
      // Without a header, the salts are those of the first frame that continues another.
      if salts == nil, isFrame, own == expected { salts = Array(frame[8..<16]) }
      let belongs = isFrame && (salts.map { frame[8..<16].elementsEqual($0) } ?? false)
      if belongs, own == expected {
        if broken != nil, Self.number(frame, 4) != 0 { lost += 1 }
      } else if broken == nil {
        broken = number
      }
      before = own
      number += 1
      offset += length
    }
    guard let broken, lost > 0 || (broken == 0 && frames > 0) else { return nil }
    self.frame = broken
    lostTransactions = lost
  }

  private static func read(_ descriptor: CInt, _ count: Int, at offset: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(pread(descriptor, buffer.baseAddress, count, off_t(offset)), 0)
    }
    return bytes.count == count ? bytes : nil
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: BigEndian.number(bytes[offset..<offset + 4]))
  }

  /// Returns the sums after the words of a multiple of eight bytes.
  private static func sum(
    _ bytes: ArraySlice<UInt8>, after sums: (UInt32, UInt32), _ isBigEndian: Bool
  ) -> (UInt32, UInt32) {
    bytes.withUnsafeBytes { bytes in
      var (first, second) = sums
      for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        let next = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
        first &+= (isBigEndian ? word.bigEndian : word.littleEndian) &+ second
        second &+= (isBigEndian ? next.bigEndian : next.littleEndian) &+ first
      }
      return (first, second)
    }
  }
}
