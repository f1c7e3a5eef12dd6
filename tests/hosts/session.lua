-- Run by ardour7-lua: a session of one stereo track that carries the plugin and lets its input through.
-- Arguments come by the environment: SESSION_DIR, PLUGIN_ID (a VST3 class id), RATE, STOP_FILE.
local function want(value, what)
  if not value then
    print("session.lua: " .. what)
    os.exit(1)
  end
  return value
end

want(AudioEngine:set_backend("JACK", "ardour", ""), "there is no JACK backend")
local session = want(create_session(os.getenv("SESSION_DIR"), "voice", tonumber(os.getenv("RATE"))), "no session")
local tracks = session:new_audio_track(2, 2, nil, 1, "Voice", ARDOUR.PresentationInfo.max_order,
  ARDOUR.TrackMode.Normal, true)
local track = want(tracks:front(), "no track")

local plugin = ARDOUR.LuaAPI.new_plugin(session, os.getenv("PLUGIN_ID"), ARDOUR.PluginType.VST3, "")
want(not plugin:isnil(), "the plugin cannot be made")
want(track:add_processor_by_index(plugin, 0, nil, true) == 0, "the plugin cannot be put on the track")
-- Timing is parameter 10; 1 is Aligned. Ardour tells only the processor, and the plugin asks for its restart.
want(ARDOUR.LuaAPI.set_processor_param(plugin, 10, 1), "Timing cannot be set")
sleep(2)
track:monitoring_control():set_value(1, PBD.GroupControlDisposition.NoGroup)
print("latency " .. plugin:to_insert():signal_latency())
print("ready")
io.flush()
while not io.open(os.getenv("STOP_FILE"), "r") do sleep(1) end
close_session()
quit()
