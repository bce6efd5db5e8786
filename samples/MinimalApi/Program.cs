using Parley.HttpServer;

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseParley(); // the one line: without it, the same application runs on Kestrel
var app = builder.Build();

app.MapGet("/hello/{name}", (string name) => new { Hello = name, Letters = name.Length });

app.Run();
