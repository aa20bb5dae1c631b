-- Reads counts of one tag, and the size of a union of visitors.
--
-- KEYS[1] sentinel   KEYS[2..n+1] counts   KEYS[n+2..] registers to unite
-- ARGV[1] n
-- result: {fields and values of each, ..., number of visitors}, or false if the tag must be restored first
local alive = redis.call('GET', KEYS[1])
if not alive then return false end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
if string.sub(alive, 1, #run) ~= run then return false end
local n = tonumber(ARGV[1])
local result = {}
for i = 2, n + 1 do
  result[#result + 1] = redis.call('HGETALL', KEYS[i])
end
local visitors = 0
if #KEYS > n + 1 then
  visitors = redis.call('PFCOUNT', unpack(KEYS, n + 2))
end
result[#result + 1] = visitors
return result
