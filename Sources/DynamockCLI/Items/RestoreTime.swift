import ArgumentParser
import DynamockModel
import DynamockWire

/// The point in time of `dynamock restore --to`.
enum RestoreTime: ExpressibleByArgument, Equatable {
  case latest
  case moment(Timestamp)

  /// Reads `latest`, or a time in UTC such as `2026-11-29T17:10:59Z`, with or without milliseconds
  /// and the Z; a space may stand for the T, as in the output of other commands.
  init?(argument text: String) {
    if text == "latest" {
      self = .latest
    } else if let moment = Timestamp(utcText: text) {
      self = .moment(moment)
    } else {
      return nil
    }
  }

  /// The member of RestoreTableToPointInTime.
  var member: (name: String, value: JSONTree) {
    switch self {
    case .latest: ("UseLatestRestorableTime", .boolean(true))
    case .moment(let moment):
      (
        "RestoreDateTime",
        .number(String(decoding: JSONText(seconds: moment).bytes, as: UTF8.self))
      )
    }
  }
}
