-- Declares a tag restored: from now on its values may be read and written.
--
-- KEYS[1] the restore's mark   KEYS[2] sentinel   KEYS[3] index
-- ARGV[1] the mark's value   ARGV[2] seconds the sentinel lives   ARGV[3] seconds the index lives
-- Where another node has restored the tag meanwhile its sentinel stays: both wrote the same, and who has written since need not
-- write again.
-- result: the sentinel, or false if the mark is gone: Redis lost everything again meanwhile, begin anew
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return false end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
local alive = redis.call('GET', KEYS[2])
if not alive or string.sub(alive, 1, #run) ~= run then
  alive = run .. ':' .. ARGV[1]
  redis.call('SET', KEYS[2], alive, 'EX', ARGV[2])
end
redis.call('DEL', KEYS[1])
redis.call('EXPIRE', KEYS[3], ARGV[3])
return alive
