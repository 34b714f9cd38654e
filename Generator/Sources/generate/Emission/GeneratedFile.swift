/// A file to be written, with its banner.
struct GeneratedFile {
  /// The path below the repository's root.
  var path: String
  var text: String

  init(_ path: String, _ lines: String...) {
    self.path = path
    text = Self.banner + lines.joined(separator: "\n") + "\n"
  }

  private static let banner = """
    // Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.


    """
}
