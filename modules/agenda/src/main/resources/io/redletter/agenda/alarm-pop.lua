-- Hands out what is due, most urgent lane first. A member handed out is hidden for a moment, not removed: should the
-- node that got it die before its claim is stored, the member comes back by itself.
--
-- KEYS    two per lane: a sentinel, set once the alarm holds everything of the lane that waits, gone with a lost Redis;
--         and the alarm, a sorted set: member id@version, score due in milliseconds
-- ARGV    [1] now; [2] until when a member handed out stays hidden, both in milliseconds;
--         [3..] how many members at most, one number per lane
--
-- result  { next due in milliseconds or -1, lane, member, lane, member, ... }
--         lanes count from 1; an empty member says that the lane's sentinel is gone

local answer = { -1 }
local soonest = -1

for lane = 1, #KEYS / 2 do
  local sentinel, alarm = KEYS[lane * 2 - 1], KEYS[lane * 2]
  if redis.call('EXISTS', sentinel) == 0 then
    answer[#answer + 1] = lane
    answer[#answer + 1] = ''
  end
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', alarm, '-inf', ARGV[1], 'LIMIT', 0, ARGV[lane + 2])) do
    redis.call('ZADD', alarm, ARGV[2], member)
    answer[#answer + 1] = lane
    answer[#answer + 1] = member
  end
  local first = redis.call('ZRANGE', alarm, 0, 0, 'WITHSCORES')
  if first[2] then
    local score = tonumber(first[2])
    if soonest < 0 or score < soonest then
      soonest = score
    end
  end
end

answer[1] = soonest
return answer
