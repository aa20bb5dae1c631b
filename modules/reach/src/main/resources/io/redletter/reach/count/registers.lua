-- Gives the registers of one writer, united with those stored for good.
--
-- KEYS[1] sentinel   KEYS[2] registers   KEYS[3] scratch
-- ARGV[1] registers to unite with, or ''   ARGV[2] seconds to live
-- result: {the sentinel, the registers ('' if there are none)}, or false if the tag must be restored first
local alive = redis.call('GET', KEYS[1])
if not alive then return false end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
if string.sub(alive, 1, #run) ~= run then return false end
if ARGV[1] ~= '' then
  redis.call('SET', KEYS[3], ARGV[1])
  redis.call('PFMERGE', KEYS[2], KEYS[3])
  redis.call('DEL', KEYS[3])
  redis.call('EXPIRE', KEYS[2], ARGV[2])
end
return { alive, redis.call('GET', KEYS[2]) or '' }
