/// The version of this program.
package enum Version {
  /// The version as `dynamock --version` prints it.
  package static let current = "0.1.0"
}
