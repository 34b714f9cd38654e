/// Writes files of items as compressed lines of text, one per item, and starts a new file when one
/// is long enough.
final class DataFileWriter {
  private let folder: String
  /// The end of the files' names.
  private let suffix: String
  /// The beginning of the files' names, in a folder that is shared with other exports.
  private let stem: String
  private(set) var files: [ExportManifest.File] = []
  private var current: Current?

  /// The number of bytes of text after which a new file is started.
  private static let fileSize = 256 * 1024 * 1024

  private struct Current {
    let name: String
    let file: OutputFile
    let gzip: GzipWriter
    var checksum = Checksum()
    var itemCount = 0
    var length = 0
  }

  /// Creates a writer for an existing folder.
  init(folder: String, suffix: String = "json.gz", stem: String = "") {
    self.folder = folder
    self.suffix = suffix
    self.stem = stem
  }

  /// Appends lines.
  func write(_ lines: [UInt8], items: Int) throws(ExchangeError) {
    var current = if let current = self.current { current } else { try begin() }
    try write(lines, isLast: false, to: &current)
    current.itemCount += items
    current.length += lines.count
    self.current = current
    if current.length >= Self.fileSize { try end() }
  }

  /// Completes the last file; an export without items has an empty one.
  func finish() throws(ExchangeError) {
    if files.isEmpty, current == nil { current = try begin() }
    try end()
  }

  private func begin() throws(ExchangeError) -> Current {
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    let rest = (stem.utf8.count..<26).map { _ in letters[Int.random(in: 0..<letters.count)] }
    let name = "\(stem)\(String(rest)).\(suffix)"
    guard let gzip = GzipWriter() else { throw .damagedGzip(name) }
    return Current(name: name, file: try OutputFile("\(folder)/\(name)"), gzip: gzip)
  }

  private func end() throws(ExchangeError) {
    guard var current else { return }
    try write([], isLast: true, to: &current)
    try current.file.finish()
    files.append(
      ExportManifest.File(
        name: current.name, itemCount: current.itemCount, checksum: current.checksum.base64,
        entityTag: current.checksum.entityTag))
    self.current = nil
  }

  private func write(
    _ lines: [UInt8], isLast: Bool, to current: inout Current
  ) throws(ExchangeError) {
    let compressed = current.gzip.push(lines, isLast: isLast)
    current.checksum.add(compressed)
    try current.file.write(compressed)
  }
}
