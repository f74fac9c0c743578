using System.Globalization;
using Sweep.Coordinator.Journal;
using Sweep.JournalWriter;

// The victim of the crash tests: writes groups of facts to the place in the first argument, and says after each group
// what it may count on. It stops only when it is killed.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = new SqliteJournalOptions { CheckpointPages = 50 };
if (args is [var place, "store"]) StoreWriter.Run(place, options);
else JournalGroups.Run(args[0], options);
