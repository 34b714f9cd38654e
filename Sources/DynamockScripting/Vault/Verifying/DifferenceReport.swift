package import DynamockWire

/// The differences between the response to a request and its recording.
package struct DifferenceReport: Sendable, Hashable {
  /// The recording's file.
  package var file: String
  /// A short description of the request.
  package var title: String
  /// The number of the response among those of the request, from 1.
  package var answer: Int
  /// The differences.
  package var differences: [Difference]

  /// The report as JSON.
  package var json: JSONText {
    JSONText([
      ("recording", JSONText(file)), ("request", JSONText(title)), ("answer", JSONText(answer)),
      ("differences", JSONText(differences.map(\.json))),
    ])
  }

  /// The report as text.
  package var text: String {
    "\(title) (\(file), answer \(answer)) differs in \(differences.count) "
      + "place\(differences.count == 1 ? "" : "s"):\n" + Difference.table(of: differences)
  }
}

extension Difference {
  var json: JSONText {
    JSONText([
      ("path", JSONText(path)), ("wanted", JSONText(wanted)), ("found", JSONText(found)),
    ])
  }

  /// Returns an aligned table of differences, one per line.
  static func table(of differences: [Difference]) -> String {
    MismatchReport.text(
      of: differences.map {
        Mismatch(path: $0.path, wanted: $0.wanted, found: $0.found, weight: 1)
      })
  }
}
