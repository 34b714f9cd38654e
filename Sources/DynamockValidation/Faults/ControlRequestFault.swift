/// The fault of a request to the control plane that is neither a table's definition nor its tags.
enum ControlRequestFault: Error, Sendable, Equatable {
  /// A recovery period in a request that disables recovery.
  case periodWhileDisabling
  /// A configuration in a request that disables a Kinesis destination.
  case configurationWhileDisabling
  /// An update of a Kinesis destination without a precision.
  case nothingToUpdate
  /// A request that adds to the closed version of global tables.
  case closedVersion
  /// Updates of replicas that contain no action or several.
  case invalidReplicaUpdates
  /// Auto scaling of a table, or of one of its regions, without settings.
  case noScaling(String, region: String?)
  /// Several settings of one region.
  case repeatedRegions(String, [String])
  /// Settings in an update that disables auto scaling.
  case scalingWhileDisabling(String, [String])
  /// An update that lacks settings.
  case scalingIncomplete(String, [String])
}
