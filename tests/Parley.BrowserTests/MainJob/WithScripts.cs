namespace Parley.BrowserTests.MainJob;

public sealed class WithScripts(ForumInBrowser forum) : MainJobTests(forum, scripts: true);
