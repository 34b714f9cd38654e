/// The time limits of clients and other programs.
package enum TimeoutsGroup: SettingGroup {
  package static let title = "Timeouts, in seconds"

  package static let settings = [
    Setting(
      "timeouts.idle", .seconds, at: \.server.timeouts.idle, isOfListener: true,
      help: "Between requests",
      summary: "Seconds from one response to the first byte of the next request."),
    Setting(
      "timeouts.head", .seconds, at: \.server.timeouts.head, isOfListener: true,
      help: "For the head of a request",
      summary: "Seconds from the first byte of a request to the end of its head."),
    Setting(
      "timeouts.request", .seconds, at: \.server.timeouts.request, isOfListener: true,
      help: "For a whole request",
      summary: "Seconds from the first byte of a request to the end of its body."),
    Setting(
      "timeouts.write", .seconds, at: \.server.timeouts.write, isOfListener: true,
      help: "For a response that is not read",
      summary: "Seconds for which a client may read nothing of a waiting response."),
    Setting(
      "timeouts.linger", .seconds, at: \.server.timeouts.linger, isOfListener: true,
      help: "For a rejection to be read",
      summary: "Seconds for a rejected client to read the response."),
    Setting(
      "timeouts.stop", .seconds, at: \.server.timeouts.stop, isOfListener: true,
      help: "For requests in flight when the server stops",
      summary: "Seconds for requests in progress when the server stops."),
    Setting(
      "timeouts.lock", .seconds, at: \.database.lockWait,
      help: "For another program's lock on the data file",
      summary:
        "Seconds for which a request waits for another program's lock on the data file."),
  ]
}
